package nl.balie.telephony.media;

/**
 * The wide-band codec of ITU-T G.722 at 64 kbit/s: two sub-bands of 8,000 samples a second, coded by adaptive differences
 * with 6 bits (lower band) and 2 (upper band). A byte is thus two samples of 16 kHz, and the lower band alone is a signal of
 * 8 kHz, with one byte a sample, which is what everything else here works with. Names of blocks and signals are those of the
 * recommendation (sections 3 and 5).
 */
final class G722 {
    /** A byte a sample of the lower band, as a byte of G.711 is one. */
    private static final int[] QMF = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

    private static final int TAPS = 24;

    /** Decision levels of the lower band's 60 steps (table 7), and the codes of negative and positive differences. */
    private static final int[] Q6 = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219,
        1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919, 0, 0
    };

    private static final int LEVELS = 30;
    private static final int[] QM6 = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576,
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040,
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };
    private static final int[] QM4 = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };
    private static final int[] QM2 = {-7408, -1616, 7408, 1616};
    private static final int[] WL = {-60, -30, 58, 172, 334, 538, 1198, 3042};
    private static final int[] RL42 = {0, 7, 6, 5, 4, 3, 2, 1, 7, 6, 5, 4, 3, 2, 1, 0};
    private static final int[] WH = {0, -214, 798};
    private static final int[] RH2 = {2, 1, 2, 1};
    private static final int[] ILB = {
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834, 2896, 2960,
        3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
    };

    private G722() {}

    private static int saturated(int value) {
        return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private static int magnitude(int difference) {
        return difference >= 0 ? difference : -(difference + 1);
    }

    /** One sub-band: the predictor and the size of the steps, which encoder and decoder adapt alike. */
    private static final class Band {
        private final int largest;
        private final int shift;
        private final int[] d = new int[7];
        private final int[] b = new int[7];
        private final int[] r = new int[3];
        private final int[] p = new int[3];
        private final int[] a = new int[3];
        private int nb;
        private int det;
        private int s;
        private int sz;

        /**
         * @param shift of the scale factor's logarithm (SCALEL and SCALEH)
         */
        Band(int largest, int shift, int det) {
            this.largest = largest;
            this.shift = shift;
            this.det = det;
        }

        /** LOGSCL and SCALEL, or those of the upper band. */
        void scale(int weight) {
            nb = Math.clamp(((nb * 127) >> 7) + weight, 0, largest);
            int fraction = ILB[(nb >> 6) & 31];
            int power = shift - (nb >> 11);
            det = (power < 0 ? fraction << -power : fraction >> power) << 2;
        }

        /** Block 4: the prediction of the next sample, from the difference that was decoded. */
        void predict(int difference) {
            d[0] = difference;
            r[0] = saturated(s + difference);
            p[0] = saturated(sz + difference);
            int[] poles = poles();
            zeros();
            System.arraycopy(d, 0, d, 1, 6);
            System.arraycopy(r, 0, r, 1, 2);
            System.arraycopy(p, 0, p, 1, 2);
            a[1] = poles[1];
            a[2] = poles[2];
            int sp = saturated(((a[1] * saturated(r[1] + r[1])) >> 15) + ((a[2] * saturated(r[2] + r[2])) >> 15));
            int sum = 0;
            for (int i = 6; i > 0; i--) {
                sum += (b[i] * saturated(d[i] + d[i])) >> 15;
            }
            sz = saturated(sum);
            s = saturated(sp + sz);
        }

        private final int[] next = new int[3];

        /** UPPOL2 and UPPOL1. */
        private int[] poles() {
            int sign0 = p[0] >> 15;
            int sign1 = p[1] >> 15;
            int sign2 = p[2] >> 15;
            int four = saturated(a[1] << 2);
            int second = Math.min(sign0 == sign1 ? -four : four, Short.MAX_VALUE) >> 7;
            second += sign0 == sign2 ? 128 : -128;
            second += (a[2] * 32512) >> 15;
            next[2] = Math.clamp(second, -12288, 12288);
            int first = saturated((sign0 == sign1 ? 192 : -192) + ((a[1] * 32640) >> 15));
            int limit = saturated(15360 - next[2]);
            next[1] = Math.clamp(first, -limit, limit);
            return next;
        }

        /** UPZERO. */
        private void zeros() {
            int gain = d[0] == 0 ? 0 : 128;
            int sign = d[0] >> 15;
            for (int i = 1; i < 7; i++) {
                int step = d[i] >> 15 == sign ? gain : -gain;
                b[i] = saturated(step + ((b[i] * 32640) >> 15));
            }
        }
    }

    private static Band lower() {
        return new Band(18_432, 8, 32);
    }

    private static Band upper() {
        return new Band(22_528, 10, 8);
    }

    /** The last samples of a filter bank. */
    private static final class Filter {
        private final int[] x = new int[TAPS];
        private int even;
        private int odd;

        /** Takes two samples and sums both phases. */
        void pass(int first, int second) {
            System.arraycopy(x, 2, x, 0, TAPS - 2);
            x[TAPS - 2] = first;
            x[TAPS - 1] = second;
            even = 0;
            odd = 0;
            for (int i = 0; i < TAPS / 2; i++) {
                odd += x[2 * i] * QMF[i];
                even += x[2 * i + 1] * QMF[TAPS / 2 - 1 - i];
            }
        }
    }

    /** Encodes one stream. */
    static final class Encoder {
        private final Band low = lower();
        private final Band high = upper();
        private final Filter filter = new Filter();

        /** Two samples of 16 bit and 16 kHz. */
        byte wide(short first, short second) {
            filter.pass(first, second);
            return encode((filter.even + filter.odd) >> 14, (filter.even - filter.odd) >> 14);
        }

        /** One sample of 16 bit and 8 kHz: the lower band, with nothing above it. */
        byte narrow(short sample) {
            return encode(sample >> 1, 0);
        }

        private byte encode(int xl, int xh) {
            int el = saturated(xl - low.s);
            int size = magnitude(el);
            int level = 1;
            while (level < LEVELS && size >= (Q6[level] * low.det) >> 12) {
                level++;
            }
            int ilow = lowCode(level, el < 0);
            int ril = ilow >> 2;
            int dlow = (low.det * QM4[ril]) >> 15;
            low.scale(WL[RL42[ril]]);
            low.predict(dlow);

            int eh = saturated(xh - high.s);
            boolean large = magnitude(eh) >= (564 * high.det) >> 12;
            int ihigh = (eh < 0 ? 0 : 2) + (large ? 0 : 1);
            int dhigh = (high.det * QM2[ihigh]) >> 15;
            high.scale(WH[RH2[ihigh]]);
            high.predict(dhigh);
            return (byte) (ihigh << 6 | ilow);
        }

        /** Table 5: from 61 down for positive differences; 63, 62 and then from 31 down for negative ones. */
        private static int lowCode(int level, boolean negative) {
            if (!negative) {
                return 62 - level;
            }
            return level < 3 ? 64 - level : 34 - level;
        }
    }

    /** Decodes one stream. */
    static final class Decoder {
        private final Band low = lower();
        private final Band high = upper();
        private final Filter filter = new Filter();
        private int rlow;
        private int rhigh;

        /** The lower band alone: one sample of 16 bit and 8 kHz. */
        short narrow(byte code) {
            decode(code);
            return (short) saturated(rlow << 1);
        }

        /** Two samples of 16 bit and 16 kHz, into {@code samples} from {@code at} on. */
        void wide(byte code, short[] samples, int at) {
            decode(code);
            filter.pass(rlow + rhigh, rlow - rhigh);
            samples[at] = (short) saturated(filter.even >> 11);
            samples[at + 1] = (short) saturated(filter.odd >> 11);
        }

        private void decode(byte code) {
            int ilow = code & 0x3F;
            int ihigh = code >> 6 & 3;
            rlow = Math.clamp(low.s + ((low.det * QM6[ilow]) >> 15), -16_384, 16_383);
            int ril = ilow >> 2;
            int dlow = (low.det * QM4[ril]) >> 15;
            low.scale(WL[RL42[ril]]);
            low.predict(dlow);
            int dhigh = (high.det * QM2[ihigh]) >> 15;
            rhigh = Math.clamp(dhigh + high.s, -16_384, 16_383);
            high.scale(WH[RH2[ihigh]]);
            high.predict(dhigh);
        }
    }
}
