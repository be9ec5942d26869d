package dev.plumbline.inference.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One ONNX Runtime session per artefact in this JVM, held by as many runtimes as ask for it and
 * closed with the last. A session may be run by many threads at once.
 */
final class SharedSession implements AutoCloseable {
    private static final Map<String, SharedSession> OPEN = new ConcurrentHashMap<>();

    private final String sha256;
    private final OrtSession session;
    private int holders;

    private SharedSession(String sha256, OrtSession session) {
        this.sha256 = sha256;
        this.session = session;
    }

    /** Returns the session of an artefact, which the caller must close. */
    static SharedSession acquire(String sha256, byte[] artefact) throws OrtException {
        try {
            // compute runs alone per key, which also guards the count of holders
            return OPEN.compute(
                    sha256,
                    (key, open) -> {
                        SharedSession shared = open == null ? start(key, artefact) : open;
                        shared.holders++;
                        return shared;
                    });
        } catch (SessionNotStarted e) {
            throw e.reason;
        }
    }

    /** Returns how many sessions are open in this JVM. */
    static int openSessions() {
        return OPEN.size();
    }

    OrtSession session() {
        return session;
    }

    @Override
    public void close() {
        OPEN.computeIfPresent(sha256, (key, open) -> --open.holders > 0 ? open : open.stop());
    }

    private static SharedSession start(String sha256, byte[] artefact) {
        try (OrtSession.SessionOptions options = options()) {
            return new SharedSession(
                    sha256, OrtEnvironment.getEnvironment().createSession(artefact, options));
        } catch (OrtException e) {
            throw new SessionNotStarted(e);
        }
    }

    private SharedSession stop() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a model session could not be closed", e);
        }
        return null;
    }

    /** Flink's subtasks are the parallelism, so a session must not bring threads of its own. */
    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        options.setDeterministicCompute(true);
        // its error log quotes input values, which must not leave this process
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }

    /** Carries a checked exception out of {@code compute}. */
    private static final class SessionNotStarted extends RuntimeException {
        private final transient OrtException reason;

        SessionNotStarted(OrtException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
