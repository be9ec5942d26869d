package dev.plumbline.core.detector;

/**
 * A detector that is a control chart: one distance says how far the errors have risen, another how
 * far they have fallen, and both are held to the same limit. After a drift it forgets everything.
 */
abstract sealed class Chart extends Detector permits PageHinkley, Cusum, Gma, Ewma {
    private final double warningShare;
    private final Falls falls;

    /**
     * Makes a chart.
     *
     * @param warningShare share of the limit that warns, above 0, at most 1 (never)
     * @param falls what a fall does
     */
    Chart(double warningShare, Falls falls) {
        this.warningShare = warningShare;
        this.falls = falls;
    }

    /** Tells what the distances mean; a rise is told before a fall. */
    final Signal judge(double risen, double fallen, double limit) {
        Signal signal = judge(risen, limit, true);
        return signal != Signal.STABLE || falls == Falls.IGNORED
                ? signal
                : judge(fallen, limit, false);
    }

    private Signal judge(double distance, double limit, boolean rise) {
        boolean reported = rise || falls == Falls.REPORTED;
        if (distance > limit) {
            reset();
            return reported ? Signal.drift(rise) : Signal.STABLE;
        }
        return reported && distance > warningShare * limit ? Signal.warning(rise) : Signal.STABLE;
    }
}
