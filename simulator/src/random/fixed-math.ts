/**
 * ln, exp, pow, sin and cos with the same bits in every JavaScript engine.
 *
 * The functions of `Math` differ between engines, versions and processors. Here only `+ − × ÷`, `Math.floor` and integer
 * operations are used, which the language defines exactly. The polynomials are Chebyshev interpolations computed in 60
 * digits; the error of every function stays below 0.92 units in the last place. Whoever touches the order of an operation
 * changes bits, and with them every frozen trace.
 */

// The bits of a double are looked at through these two views of the same eight bytes; [1] is the high half.
const asDouble = new Float64Array(1);
const asWords = new Uint32Array(asDouble.buffer);
asDouble[0] = 1;
if (asWords[1] !== 0x3ff00000)
  throw new Error('hostlab needs a little-endian machine, as all JavaScript engines run on today');

const leastNormal = 2.2250738585072014e-308;
const twoTo54 = 18014398509481984;

/**
 * `powerOfTwo[k + 1076]` is 2^k for k from −1076 to 1023, exact; the two below 2^−1074 round to 0 and are not used.
 * Scaling by a product is faster than writing half a double and reading it whole, which stalls the processor.
 */
const powerOfTwo = /* @__PURE__ */ powersOfTwo();
function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2100);
  for (let k = 0, p = 1; k <= 1023; k++, p *= 2) powers[1076 + k] = p;
  for (let k = 0, p = 1; k >= -1076; k--, p /= 2) powers[1076 + k] = p;
  return powers;
}

/** ln 2 in two parts: the first has 32 bits, so that whole multiples of it are exact. */
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const log2OfE = Math.LOG2E;

/** The whole k for which x · 2^−k lies from √½ to √2. For finite, normal x > 0. */
function exponentOf(x: number): number {
  asDouble[0] = x;
  // The sum carries into the exponent where the mantissa is above √2: no branch to guess wrong.
  return (((asWords[1] as number) + 0x95f61) >>> 20) - 1023;
}

/**
 * Natural logarithm. Error below 0.81 ulp. `ln(0)` is −∞, of a negative number or NaN it is NaN.
 *
 * With x = 2^k (1 + f) and s = f ⁄ (2 + f), ln(1 + f) = 2 artanh s = f − f²⁄2 + s (f²⁄2 + R(s²)).
 */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const shift = x < leastNormal ? 54 : 0;
  const normal = shift === 0 ? x : x * twoTo54;
  const exponent = exponentOf(normal);
  const k = exponent - shift;
  const f = normal * (powerOfTwo[1076 - exponent] as number) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = 0.6666666666666666 + w * (0.28571428570799784 + w * (0.18181795547521137 + w * 0.13268638369266825));
  const even = 0.40000000000000885 + w * (0.22222222392581045 + w * (0.15386244737621665 + w * 0.13088034850927555));
  const r = z * (odd + z * even);
  const q = 0.5 * f * f;
  return k * ln2High - (q - (s * (q + r) + k * ln2Low) - f);
}

/** exp r − 1 for |r| ≤ ln 2 ⁄ 2, where r + `lost` is the exact argument: r + r² Q(r) + lost. */
function expMinusOne(r: number, lost: number): number {
  const r2 = r * r;
  const r4 = r2 * r2;
  const even =
    0.5 +
    r2 * 0.04166666666666667 +
    r4 * (0.0013888888888883711 + r2 * 2.480158732567746e-5 + r4 * (2.755727347871858e-7 + r2 * 2.09147553258932e-9));
  const odd =
    0.1666666666666667 +
    r2 * 0.008333333333326084 +
    r4 * (0.0001984126987500228 + r2 * 2.755725517000089e-6 + r4 * 2.5105312729622103e-8);
  return r + (r2 * (even + r * odd) + lost);
}

/** y · 2^k for k from −1075 to 1024, rounded once. */
function scale(y: number, k: number): number {
  if (k >= -1021 && k <= 1023) return y * (powerOfTwo[1076 + k] as number);
  return k > 1023 ? y * 8.98846567431158e307 * 2 : y * (powerOfTwo[1076 + k + 1000] as number) * 9.332636185032189e-302;
}

/** e to the power of x. Error below 0.92 ulp; 0 below −745.14, ∞ above 709.78. */
export function exp(x: number): number {
  if (x !== x) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x * log2OfE + 0.5);
  const a = x - k * ln2High;
  const b = k * ln2Low;
  const r = a - b;
  return scale(1 + expMinusOne(r, a - r - b), k);
}

/** The rounding error of the last {@link product}. */
let productError = 0;
/** a · b rounded, with its error left in {@link productError} (Dekker 1971, with Veltkamp's splitting). */
function product(a: number, b: number): number {
  const p = a * b;
  const at = 134217729 * a;
  const aHigh = at - (at - a);
  const aLow = a - aHigh;
  const bt = 134217729 * b;
  const bHigh = bt - (bt - b);
  const bLow = b - bHigh;
  productError = aLow * bLow - (p - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return p;
}

/**
 * x to the power of y for x ≥ 0. Error below 0.9 ulp. NaN for x < 0, also where y is whole.
 *
 * The logarithm is carried in two doubles, as its error is multiplied by y.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (!(x > 0) || x === Infinity || !(y - y === 0)) return powAtTheEdge(x, y);
  const shift = x < leastNormal ? 54 : 0;
  const normal = shift === 0 ? x : x * twoTo54;
  const exponent = exponentOf(normal);
  const k = exponent - shift;
  const f = normal * (powerOfTwo[1076 - exponent] as number) - 1;

  // s + sLow = f ⁄ (2 + f)
  const d = 2 + f;
  const dLow = f - (d - 2);
  const s = f / d;
  const sd = product(s, d);
  const sLow = (f - sd - productError - s * dLow) / d;
  const z = s * s;

  // v + vLow = s³ (2⁄3 + …), the first term in two parts as well
  const ss = product(s, s);
  const ssLow = productError + 2 * s * sLow;
  const tail =
    0.40000000000000885 +
    z *
      (0.28571428570799784 +
        z *
          (0.22222222392581045 +
            z *
              (0.18181795547521137 + z * (0.15386244737621665 + z * (0.13268638369266825 + z * 0.13088034850927555)))));
  const c = 0.6666666666666666 + z * tail;
  const cLow = 0.6666666666666666 - c + z * tail + 3.700743415417188e-17;
  const w = product(ss, c);
  const wLow = productError + ss * cLow + ssLow * c;
  const v = product(s, w);
  const vLow = productError + s * wLow + sLow * w;

  // high + low = k ln 2 + 2 s + v
  const a = k * ln2High;
  const b = 2 * s;
  const ab = a + b;
  let error = Math.abs(a) > Math.abs(b) ? a - ab + b : b - ab + a;
  const abv = ab + v;
  error += Math.abs(ab) > Math.abs(v) ? ab - abv + v : v - abv + ab;
  error += vLow + 2 * sLow;
  error += k * ln2Low;
  const high = abv + error;
  const low = abv - high + error;

  const power = y * high;
  if (power > 710) return Infinity;
  if (power < -746) return 0;
  product(y, high);
  // Where y is so large that the splitting overflows, x is so near to 1 that the error does not matter.
  const e = (productError === productError ? productError : 0) + y * low;
  const m = Math.floor(power * log2OfE + 0.5);
  const t = power - m * ln2High;
  const u = m * ln2Low - e;
  const r = t - u;
  return scale(1 + expMinusOne(r, t - r - u), m);
}

function powAtTheEdge(x: number, y: number): number {
  if (!(x >= 0) || y !== y) return NaN;
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (x === Infinity) return y > 0 ? Infinity : 0;
  return y > 0 === x > 1 ? Infinity : 0;
}

/** sin(r + lost) for |r| ≤ π⁄4. */
function sineNearZero(r: number, lost: number): number {
  const z = r * r;
  const tail =
    0.008333333333333331 +
    z *
      (-0.0001984126984126504 +
        z *
          (2.755731921932058e-6 +
            z * (-2.50521062259944e-8 + z * (1.6058530596645953e-10 + z * -7.586636882825159e-13))));
  return r + (r * z * (-0.16666666666666666 + z * tail) + lost * (1 - 0.5 * z));
}

/** cos(r + lost) for |r| ≤ π⁄4. */
function cosineNearZero(r: number, lost: number): number {
  const z = r * r;
  const half = 0.5 * z;
  const w = 1 - half;
  const tail =
    0.041666666666666664 +
    z *
      (-0.0013888888888887389 +
        z *
          (2.48015872987544e-5 +
            z * (-2.755731726587808e-7 + z * (2.087614504941318e-9 + z * -1.138254464534925e-11))));
  return w + (1 - w - half + (z * z * tail - r * lost));
}

let quarter = 0;
let remainderError = 0;
/** x less the nearest multiple of π⁄2, which is taken off in three parts; leaves the multiple's last two bits in {@link quarter}. */
function remainder(x: number): number {
  const n = Math.floor(x * 0.6366197723675814 + 0.5);
  const t = x - n * 1.5707963267341256;
  const u = n * 6.077100506303966e-11;
  const p = t - u;
  const back = p - t;
  const error = t - (p - back) - (u + back) - n * 2.0222662487959506e-21;
  const r = p + error;
  remainderError = p - r + error;
  quarter = n & 3;
  return r;
}

/** Sine of an angle in radians. Error below 0.76 ulp; NaN beyond ±10^6. */
export function sin(x: number): number {
  if (!(x <= 1e6 && x >= -1e6)) return NaN;
  return turned(remainder(x), quarter);
}

/** Cosine of an angle in radians. Error below 0.78 ulp; NaN beyond ±10^6. */
export function cos(x: number): number {
  if (!(x <= 1e6 && x >= -1e6)) return NaN;
  return turned(remainder(x), (quarter + 1) & 3);
}

/** sin(r + quarters · π⁄2). */
function turned(r: number, quarters: number): number {
  const value = (quarters & 1) === 0 ? sineNearZero(r, remainderError) : cosineNearZero(r, remainderError);
  return quarters > 1 ? -value : value;
}
