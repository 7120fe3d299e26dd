/**
 * The look: ink on white. One accent (bottle green, the ink of old ledgers), thin rules, no shadows
 * but on what floats, 13 px text, controls of 28 px, figures of one width in columns.
 *
 * Colours that Mantine does not know (sheet, rule, buckets …) are CSS variables in `tokens.css`.
 */
import {
  ActionIcon,
  Alert,
  Autocomplete,
  Button,
  Checkbox,
  CloseButton,
  createTheme,
  Drawer,
  FileButton,
  Loader,
  Menu,
  Modal,
  NumberInput,
  Paper,
  Popover,
  Portal,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Table,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
  type MantineColorsTuple,
} from '@mantine/core';
import { DateInput, DatePickerInput } from '@mantine/dates';

/** Bottle green. 7 is the filled button on paper, 3 the accent on dark. */
const ink: MantineColorsTuple = [
  '#eef5f2',
  '#dbe9e3',
  '#b5d3c7',
  '#8cbcaa',
  '#68a78f',
  '#4c947a',
  '#33806a',
  '#1f6552',
  '#174f41',
  '#0f382e',
];
/** Greys with a little green, as the rail. */
const gray: MantineColorsTuple = [
  '#f8f9f6',
  '#f3f5f1',
  '#e6e8e2',
  '#d8dbd3',
  '#c9cdc4',
  '#a1a69d',
  '#747b76',
  '#5f6662',
  '#4c534f',
  '#191d1b',
];
const dark: MantineColorsTuple = [
  '#e7eae7',
  '#b4bbb6',
  '#9aa29d',
  '#7c857f',
  '#474e4a',
  '#2b302d',
  '#202421',
  '#1a1d1b',
  '#171a18',
  '#131614',
];

/** Brick, for refusals; far enough from the red of the bucket "bad". */
const red: MantineColorsTuple = [
  '#fbf0ee',
  '#f6dfdb',
  '#ecbcb5',
  '#e2958b',
  '#d5695d',
  '#c4483c',
  '#b3342a',
  '#a1271f',
  '#841f19',
  '#641712',
];

const small = { defaultProps: { size: 'xs' } } as const;

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { ink, gray, dark, red },
  white: '#ffffff',
  black: '#191d1b',
  fontFamily: "'Inter Variable', 'Noto Sans SC Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  fontSizes: {
    xs: '0.8125rem',
    sm: '0.8125rem',
    md: '0.875rem',
    lg: '1rem',
    xl: '1.125rem',
  },
  headings: {
    fontFamily: "'Inter Variable', 'Noto Sans SC Variable', system-ui, sans-serif",
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.125rem', lineHeight: '24px' },
      h2: { fontSize: '0.9375rem', lineHeight: '20px' },
      h3: { fontSize: '0.8125rem', lineHeight: '18px' },
      h4: { fontSize: '0.8125rem', lineHeight: '18px' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '5px', md: '6px', lg: '8px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs', fw: 500 } }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { size: 'md', variant: 'subtle', color: 'gray' },
    }),
    TextInput: TextInput.extend(small),
    Textarea: Textarea.extend(small),
    NumberInput: NumberInput.extend(small),
    Select: Select.extend({
      // The list scrolls itself: a box around it that scrolls could not be reached by the keys.
      defaultProps: { size: 'xs', checkIconPosition: 'right', withScrollArea: false },
      styles: { options: { maxHeight: 280, overflowY: 'auto' } },
    }),
    Autocomplete: Autocomplete.extend(small),
    CloseButton: CloseButton.extend({ defaultProps: { size: 'sm' } }),
    Checkbox: Checkbox.extend(small),
    Radio: Radio.extend(small),
    Switch: Switch.extend(small),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs', withItemsBorders: false },
      styles: { label: { fontWeight: 500 } },
    }),
    DateInput: DateInput.extend(small),
    DatePickerInput: DatePickerInput.extend(small),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: 'md', shadow: 'none' } }),
    Table: Table.extend({
      defaultProps: { verticalSpacing: 5, horizontalSpacing: 'sm', fz: 'xs' },
    }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, fz: 12, multiline: true, maw: 320 },
    }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'md',
        position: 'bottom-start',
        radius: 'lg',
        // It would stand among the choices, and is none.
        withInitialFocusPlaceholder: false,
      },
    }),
    // What floats is part of the work, for those who go from landmark to landmark.
    Portal: Portal.extend({ defaultProps: { target: 'main' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 'lg' } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } },
      // A long name of a customer takes two lines.
      styles: { title: { lineHeight: 1.3, fontWeight: 600 } },
    }),
    // What to weigh: the caution of chips and banners, not a yellow of its own.
    Alert: Alert.extend({
      vars: (_, { color }) => ({
        root:
          color === 'yellow'
            ? {
                '--alert-bg': 'var(--caution-soft)',
                '--alert-color': 'var(--caution)',
                '--alert-bd': '1px solid var(--caution-rule)',
              }
            : {},
      }),
    }),
    Drawer: Drawer.extend({ styles: { title: { fontWeight: 600 } } }),
    Loader: Loader.extend({ defaultProps: { size: 'sm' } }),
    FileButton: FileButton.extend({}),
  },
});
