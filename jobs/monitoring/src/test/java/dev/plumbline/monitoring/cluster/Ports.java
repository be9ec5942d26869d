package dev.plumbline.monitoring.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Ports of 127.0.0.1 below those that systems give to connections. A server that is away for a
 * while finds such a port free again, and a client that looks for it meanwhile never meets itself.
 */
final class Ports {
    private static final int LOWEST = 15_000;
    private static final int COUNT = 15_000;

    private int next = (int) (ProcessHandle.current().pid() * 31 % COUNT);

    /** Returns a port that was free a moment ago, and another one each time. */
    int find() {
        for (int tried = 0; tried < COUNT; tried++) {
            next = (next + 1) % COUNT;
            if (isFree(LOWEST + next)) {
                return LOWEST + next;
            }
        }
        throw new AssertionError("no port is free from " + LOWEST + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
