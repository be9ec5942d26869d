package dev.plumbline.architecture.planted.monitoring;

public final class WallClockInMonitoring {
    private WallClockInMonitoring() {}

    static long millis() {
        return System.currentTimeMillis();
    }
}
