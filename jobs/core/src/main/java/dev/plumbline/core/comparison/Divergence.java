package dev.plumbline.core.comparison;

/**
 * A sum of one term per bin, of shares that are known within bounds. The terms are jointly convex,
 * so their largest value in a box stands at a corner; they fall as the two shares come together.
 */
enum Divergence {
    /** (p − q) ln(p / q). */
    STABILITY {
        @Override
        double term(double p, double q) {
            return p == q ? 0 : (p - q) * Math.log(p / q);
        }
    },

    /** ½ p ln(p / m) + ½ q ln(q / m), m = (p + q) / 2. */
    JENSEN_SHANNON {
        @Override
        double term(double p, double q) {
            double middle = (p + q) / 2;
            return (half(p, middle) + half(q, middle)) / 2;
        }

        private double half(double share, double middle) {
            return share == 0 || share == middle ? 0 : share * Math.log(share / middle);
        }
    },

    /** p ln(p / q), which may be negative. */
    KULLBACK_LEIBLER {
        @Override
        double term(double p, double q) {
            return p == q ? 0 : p * Math.log(p / q);
        }

        @Override
        double leastTerm(double pLeast, double pMost, double qLeast, double qMost) {
            // falls in q; in p its least is at q / e
            double p = Math.max(pLeast, Math.min(pMost, qMost / Math.E));
            return term(p, qMost);
        }
    };

    abstract double term(double p, double q);

    double leastTerm(double pLeast, double pMost, double qLeast, double qMost) {
        if (pMost < qLeast) {
            return term(pMost, qLeast);
        }
        return qMost < pLeast ? term(pLeast, qMost) : 0;
    }

    /** The sum: at least, about, at most. */
    Range sum(Boxes p, Boxes q) {
        double least = 0;
        double guess = 0;
        double most = 0;
        for (int bin = 0; bin < p.bins(); bin++) {
            double pLeast = p.least()[bin];
            double pMost = p.most()[bin];
            double qLeast = q.least()[bin];
            double qMost = q.most()[bin];
            least += leastTerm(pLeast, pMost, qLeast, qMost);
            guess += term(p.guess()[bin], q.guess()[bin]);
            most +=
                    Math.max(
                            Math.max(term(pLeast, qLeast), term(pLeast, qMost)),
                            Math.max(term(pMost, qLeast), term(pMost, qMost)));
        }
        return new Range(least, guess, most);
    }
}
