package dev.plumbline.core.detector;

import java.util.SplittableRandom;

/**
 * Error streams whose rate does not change, and how many of them a detector alarms on.
 *
 * @param errors one stream a row, 0 and 1
 */
record Stationary(byte[][] errors) {
    /**
     * Draws streams by seed.
     *
     * @param correlation of an error with the one before (a Markov chain); 0 for independent errors
     */
    static Stationary draw(long seed, int streams, int rows, double rate, double correlation) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] errors = new byte[streams][rows];
        for (byte[] stream : errors) {
            for (int row = 0; row < rows; row++) {
                boolean stays = row > 0 && random.nextDouble() < correlation;
                stream[row] = stays ? stream[row - 1] : (byte) (random.nextDouble() < rate ? 1 : 0);
            }
        }
        return new Stationary(errors);
    }

    /** Counts the streams with a drift of either direction; counting ends above {@code enough}. */
    int alarms(DetectorSettings settings, int enough) {
        Detector detector = settings.start();
        int alarms = 0;
        for (int stream = 0; stream < errors.length && alarms <= enough; stream++) {
            detector.reset();
            if (alarms(detector, errors[stream])) {
                alarms++;
            }
        }
        return alarms;
    }

    int alarms(DetectorSettings settings) {
        return alarms(settings, errors.length);
    }

    private static boolean alarms(Detector detector, byte[] stream) {
        for (byte error : stream) {
            if (detector.step(error).isDrift()) {
                return true;
            }
        }
        return false;
    }
}
