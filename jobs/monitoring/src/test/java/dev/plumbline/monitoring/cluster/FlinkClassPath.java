package dev.plumbline.monitoring.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Flink's own distribution has on its class path. All else must come with the job's jar, as it
 * must for whoever submits it.
 */
final class FlinkClassPath {
    private static final List<String> FLINK =
            List.of(
                    "flink-",
                    "frocksdbjni-",
                    "commons-",
                    "kryo-",
                    "minlog-",
                    "objenesis-",
                    "chill-",
                    "snappy-java-",
                    "lz4-java-",
                    "zstd-jni-",
                    "aircompressor-",
                    "slf4j-api-",
                    "log4j-",
                    "jsr305-",
                    "javassist-",
                    "async-profiler-",
                    "snakeyaml-engine-");
    private static final List<String> NOT_FLINK =
            List.of(
                    "flink-connector-kafka-",
                    "flink-test-utils",
                    "commons-statistics-",
                    "commons-numbers-",
                    "commons-rng-");

    private FlinkClassPath() {}

    static String get() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> isFlink(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isFlink(String file) {
        return file.endsWith(".jar")
                && !file.endsWith("-tests.jar")
                && FLINK.stream().anyMatch(file::startsWith)
                && NOT_FLINK.stream().noneMatch(file::startsWith);
    }
}
