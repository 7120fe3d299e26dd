/** The printing room's door for the engine, which may not import `documents/` itself. */
export { renderPdf as renderPdf } from '../documents/render.ts';
