/**
 * Legal forms of companies, as names carry them: `GmbH & Co. KG`, `S.A. de C.V.`, `SIA`, `有限公司`.
 *
 * Written folded (`fold-text.ts`), without blanks, dots and signs, because `S. A. de C. V.`,
 * `SA de CV` and `S.A. DE C.V.` are one thing: `sadecv`. Abbreviations and the words written out
 * stand side by side. Sources: ISO 20275 (entity legal forms) and what the invoice lists of these
 * countries write.
 */

import { foldText } from '../fold-text.ts';

/** Forms at the end of a name, by country or family of law. */
const LAST: Readonly<Record<string, string>> = {
  'United Kingdom, Ireland, Commonwealth':
    'ltd limited plc llp lp cic ultd unlimited dac clg ptyltd ptelimited pteltd pvtltd pvt ' +
    'privatelimited publiclimitedcompany proprietarylimited coltd colimited companylimited ' +
    'companyltd co company cc pty bhd sdnbhd',
  'United States':
    'inc incorporated corp corporation llc lc pllc pc lllp limitedliabilitycompany limitedpartnership',
  'Germany, Austria, Switzerland':
    'gmbh ggmbh mbh ag kg kgaa ohg og ek ekfm ekfr ug ughaftungsbeschrankt gbr partg partgmbb ' +
    'gmbhcokg gmbhcokgaa gmbhcoohg agcokg ugcokg ugcohaftungsbeschranktkg cokg keg se eg ev ' +
    'gesellschaftmitbeschrankterhaftung gesmbh gesellschaftmbh aktiengesellschaft ' +
    'kommanditgesellschaft offenehandelsgesellschaft eingetragenerkaufmann',
  'France, Belgium, Luxembourg, Switzerland':
    'sa sarl sas sasu eurl snc cie sci scs sca scop scrl srl sprl gie ei eirl asbl sagl secs ' +
    'societeanonyme societearesponsabilitelimitee societeparactionssimplifiee',
  'Netherlands, Belgium':
    'bv nv vof cv bvba cvba ebvba beslotenvennootschap naamlozevennootschap maatschap',
  'Spain, Latin America':
    'sa sl slu sau slp sll sal scp sc scoop scl slne cb sadecv sapidecv srldecv sderl sderldecv ' +
    'sab sabdecv sas cia ciasa cialtda ltda cltda eirl saa sac saic sacif sca spa ' +
    'sociedadanonima sociedadlimitada sociedadderesponsabilidadlimitada ' +
    'sociedadanonimadecapitalvariable companialimitada companiaanonima ca',
  'Portugal, Brazil':
    'lda limitada ltda sgps unipessoal unipessoallda sociedadeunipessoallda eireli sa ltdame ' +
    'ltdaepp',
  Italy:
    'spa srl srls sapa snc sas ss scarl scrl soccoop societacooperativa societaperazioni ' +
    'societaaresponsabilitalimitata unipersonale srlunipersonale',
  'Nordic countries':
    'ab abpubl as asa aps is ks kb hb oy oyj oyab abp ay ky tmi ehf hf slf ohf sf ans da nuf ' +
    'enk ivs amba fmba aktiebolag aktieselskab aksjeselskap anpartsselskab osakeyhtio kommanditbolag ' +
    'handelsbolag',
  'Baltic countries':
    'sia as uab ab ou ik zs ks ps ii mb tu vsi ub fie ' +
    'sabiedribaarierobezotuatbildibu akcijusabiedriba individualaiskomersants aktsiaselts osauhing ' +
    'uzdarojiakcinebendrove akcinebendrove mazojibendrija',
  'Poland, Czechia, Slovakia, Hungary':
    'spzoo spolkazoo spzook spk spj spp sa spolkaakcyjna spolkazograniczonaodpowiedzialnoscia ' +
    'sro spolsro as akcs vos ks zs kft bt zrt nyrt kkt rt ec akciovaspolecnost akciovaspolocnost ' +
    'korlatoltfelelossegutarsasag',
  'South-eastern Europe':
    'doo doel dd ad ood eood ead et jdoo sp srl sa pfa sc scs sh shpk dno obrt ' +
    'доо ад оод еоод еад ет',
  Greece: 'ae epe ike oe ee aee mike mepe αε επε ικε οε εε μικε μεπε μονοπροσωπηικε',
  'Russia, Ukraine, Belarus, Central Asia':
    'ooo oao zao pao ao nao ip chp too tov at prat pp фоп ооо оао зао пао ао нао ип чп тоо тов ат прат ' +
    'пат пп одо чуп оаа ' +
    'обществосограниченнойответственностью акционерноеобщество индивидуальныйпредприниматель ' +
    'товариствозобмеженоювідповідальністю',
  Turkey:
    'as ltdsti sti limitedsirketi anonimsirketi ticas ticltdsti ticaretas ticaretltdsti ' +
    'ticaretlimitedsirketi ticaretanonimsirketi sanvetic sanveticas sanveticltdsti sanayiveticaretas ' +
    'sanayiveticaretltdsti sanayiveticaretlimitedsirketi sanayiveticaretanonimsirketi',
  'Arab countries, Israel, Iran':
    'wll llc fze fzco fzc fzllc dmcc saoc saog bsc bscc kscc ksc spc sal sae psc pjsc jsc pjs est ' +
    'establishment بעמ',
  'India, South-East Asia, East Asia':
    'pvtltd privateltd opc tbk pt ptytbk kk gk yk kabushikikaisha kabushikigaisha godokaisha ' +
    'yugenkaisha coltdthailand pcl publiccompanylimited jsc jointstockcompany tnhh ctcp ' +
    'berhad sendirianberhad hkltd hklimited',
};

/** Forms that stand before the name: `SIA Dzintars`, `UAB Vilnis`, `ООО Ромашка`, `PT Maju`. */
const FIRST: Readonly<Record<string, string>> = {
  'Baltic countries':
    'sia as uab ab ou ik zs vsi sabiedribaarierobezotuatbildibu akcijusabiedriba ' +
    'uzdarojiakcinebendrove akcinebendrove',
  'Russia, Ukraine, Belarus':
    'ooo oao zao pao ao ip tov prat ооо оао зао пао ао нао ип чп тоо тов ат прат пп фоп одо чуп ' +
    'обществосограниченнойответственностью акционерноеобщество ' +
    'товариствозобмеженоювідповідальністю',
  'South-eastern Europe': 'sc ад ет',
  'Romance languages': 'sarl sas eurl sasu snc sci societe ets etablissements cia srl',
  'Germanic languages': 'firma fa aktiebolaget',
  Indonesia: 'pt cv ud',
  Vietnam: 'congtytnhh congtycophan congtycptnhh cttnhh ctycp ctytnhh',
};

/** Scripts without blanks: the form is cut from the text itself. Longest first. */
const UNSPACED = [
  '有限责任公司', '有限責任公司', '股份有限公司', '股份公司', '有限公司', '有限合伙', '普通合伙',
  '公司', '个体工商户', '株式会社', '有限会社', '合同会社', '合資会社', '주식회사', '유한회사', '유한책임회사',
]; // prettier-ignore

// Folding takes Korean syllables apart, so the forms have to be folded as the names are.
export const UNSPACED_LAST: readonly string[] = UNSPACED.map(foldText).sort(
  (a, b) => b.length - a.length,
);

export const UNSPACED_FIRST: readonly string[] = [
  '株式会社', '有限会社', '合同会社', '合資会社', '주식회사', '유한회사',
].map(foldText); // prettier-ignore

/** Short forms of East Asia that stand in brackets: `(株)`, `(주)`, `(有)`. */
export const BRACKETED = /[(（](?:株|有|同|주|유)[)）]|[㈱㈲㈜]/gu;

const setOf = (table: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(Object.values(table).flatMap((line) => foldText(line).split(' ')));

export const FORMS_LAST = setOf(LAST);
export const FORMS_FIRST = setOf(FIRST);

/** The most words one form is written in (`S. de R. L. de C. V.` has 6 and the words between). */
export const MOST_WORDS = 9;
