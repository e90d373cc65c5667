/** Complex numbers, as few operations as a complex-step derivative needs. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

export const complex = (re: number, im = 0): Complex => ({ re, im });

export const plus = (a: Complex, b: Complex): Complex => complex(a.re + b.re, a.im + b.im);

export const minus = (a: Complex, b: Complex): Complex => complex(a.re - b.re, a.im - b.im);

export const times = (a: Complex, b: Complex): Complex =>
  complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);

export const over = (a: Complex, b: Complex): Complex => {
  const size = b.re * b.re + b.im * b.im;
  return complex((a.re * b.re + a.im * b.im) / size, (a.im * b.re - a.re * b.im) / size);
};

export const exp = (a: Complex): Complex => {
  const size = Math.exp(a.re);
  return complex(size * Math.cos(a.im), size * Math.sin(a.im));
};

export const log = (a: Complex): Complex =>
  complex(Math.log(Math.hypot(a.re, a.im)), Math.atan2(a.im, a.re));

export const total = (values: readonly Complex[]): Complex => values.reduce(plus, { re: 0, im: 0 });
