package dev.plumbline.kafka.control;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.SeasonsReference;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.document.Sha256;
import dev.plumbline.kafka.document.baseline.BaselineDocument;
import dev.plumbline.kafka.document.baseline.SeasonsDocument;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.kafka.record.MonitorMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Puts documents into control messages, and verifies them when they come out. */
final class Documents {
    /** A baseline of 200 features takes about one megabyte. */
    private static final long MOST_BYTES = 64L << 20;

    private Documents() {}

    static BaselineMessage message(Baseline baseline, long revision, Instant effectiveFrom) {
        String document = BaselineDocument.toJson(baseline);
        return new BaselineMessage(
                baseline.id(),
                baseline.model(),
                baseline.modelVersion(),
                revision,
                effectiveFrom,
                Sha256.of(document),
                document,
                null,
                seasons(baseline));
    }

    private static String seasons(Baseline baseline) {
        SeasonsReference seasons = baseline.supplement().seasons();
        return seasons == null || !seasons.isFound() ? null : SeasonsDocument.toJson(baseline);
    }

    static MonitorMessage message(Monitor monitor, long revision, Instant effectiveFrom) {
        String document = MonitorDocument.toJson(monitor);
        return new MonitorMessage(
                monitor.model(), revision, effectiveFrom, Sha256.of(document), document);
    }

    /** Refuses a document that is not the one that was published, without reading it. */
    static void requireIntact(BaselineMessage message) {
        if (message.document() != null) {
            requireChecksum(message.sha256(), message.document());
        }
    }

    /** Reads a baseline that is intact. */
    static HeldBaseline baseline(BaselineMessage message) {
        String document = message.document() == null ? fetched(message) : message.document();
        String source =
                "baseline %s of %s/%s"
                        .formatted(message.baselineId(), message.model(), message.modelVersion());
        Baseline baseline = BaselineDocument.readText(document, source);
        requireSame("baseline id", message.baselineId(), baseline.id());
        requireSame("model", message.model(), baseline.model());
        requireSame("model version", message.modelVersion(), baseline.modelVersion());
        return new HeldBaseline(message, withSeasons(message, baseline, source));
    }

    /** Seasons that cannot be had are left out: the judge then says so instead of judging. */
    private static Baseline withSeasons(BaselineMessage message, Baseline baseline, String source) {
        if (baseline.supplement().seasons() == null) {
            return baseline;
        }
        String seasons = message.seasons();
        if (seasons == null && message.uri() != null) {
            Path beside = SeasonsDocument.beside(Path.of(URI.create(message.uri())));
            seasons = Files.isRegularFile(beside) ? text(beside, message.uri()) : null;
        }
        return seasons == null
                ? baseline
                : SeasonsDocument.attach(baseline, seasons, "seasons of " + source);
    }

    static HeldMonitor monitor(MonitorMessage message) {
        requireChecksum(message.sha256(), message.document());
        String source = "monitor of %s, revision %d".formatted(message.model(), message.revision());
        Monitor monitor = MonitorDocument.readText(message.document(), source);
        requireSame("model", message.model(), monitor.model());
        return new HeldMonitor(message, monitor);
    }

    private static String fetched(BaselineMessage message) {
        String uri = message.uri();
        if (uri == null || !uri.startsWith("file:")) {
            throw new RefusedDocument(
                    "a baseline must be in its message or at a file: URI, got %s; publish it again"
                            .formatted(uri));
        }
        try {
            String document = text(Path.of(URI.create(uri)), uri);
            requireChecksum(message.sha256(), document);
            return document;
        } catch (IllegalArgumentException unreadable) {
            throw unreadable(uri, unreadable);
        }
    }

    private static String text(Path file, String uri) {
        try {
            // a message may name anything, also a device that never ends
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw new RefusedDocument(
                        "the baseline at %s must be a file of at most %d bytes; build it with `plumbline baseline build`"
                                .formatted(uri, MOST_BYTES));
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw unreadable(uri, unreadable);
        }
    }

    private static RefusedDocument unreadable(String uri, Exception cause) {
        return new RefusedDocument(
                "the baseline at %s must be readable, got %s; put the file there and publish it again"
                        .formatted(uri, cause));
    }

    private static void requireChecksum(String expected, String document) {
        String actual = Sha256.of(document);
        if (!actual.equals(expected)) {
            throw new RefusedDocument(
                    "the document's SHA-256 must be %s as the message says, got %s; publish it again"
                            .formatted(expected, actual));
        }
    }

    private static void requireSame(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new RefusedDocument(
                    "the document's %s must be %s as the message says, got %s; publish it again"
                            .formatted(what, expected, actual));
        }
    }
}
