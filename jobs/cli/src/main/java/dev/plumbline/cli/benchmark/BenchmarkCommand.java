package dev.plumbline.cli.benchmark;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.cli.ending.ClosingOrder;
import dev.plumbline.cli.ending.OpenWork;
import dev.plumbline.cli.flink.LocalFlink;
import dev.plumbline.cli.option.OptionRange;
import dev.plumbline.cli.output.WorkFolder;
import dev.plumbline.core.monitor.Monitor;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.control.ControlPublisher;
import dev.plumbline.kafka.topic.TopicCatalogue;
import dev.plumbline.kafka.topic.Topics;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code plumbline benchmark}: how many events a second the monitoring job takes, against a job
 * that only reads.
 */
@Command(
        name = "benchmark",
        description =
                "Measures the monitoring job against a job that reads and discards the same events.",
        mixinStandardHelpOptions = true)
public final class BenchmarkCommand implements Callable<Integer> {
    private static final long MOST_EVENTS = 1_000_000_000;
    private static final int MOST_ROUNDS = 1_000;

    @Spec private CommandSpec spec;

    @Option(
            names = "--events",
            defaultValue = "1000000",
            description = "events per run (default: ${DEFAULT-VALUE})")
    private long events;

    @Option(
            names = "--warm-ups",
            defaultValue = "3",
            description = "uncounted rounds first (default: ${DEFAULT-VALUE})")
    private int warmUps;

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "counted rounds (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--parallelism",
            defaultValue = "2",
            description = "subtasks, and partitions (default: ${DEFAULT-VALUE})")
    private int parallelism;

    private PrintWriter console;

    @Override
    public Integer call() throws Exception {
        OptionRange.require(spec, "--parallelism", parallelism, 1, OptionRange.MOST_SUBTASKS);
        OptionRange.require(
                spec, "--events", events, RateMeter.leastEvents(parallelism), MOST_EVENTS);
        OptionRange.require(spec, "--warm-ups", warmUps, 0, MOST_ROUNDS);
        OptionRange.require(spec, "--runs", runs, 1, MOST_ROUNDS);
        console = spec.commandLine().getOut();
        return OpenWork.run(this::compare);
    }

    private void compare(ClosingOrder closing) throws Exception {
        WorkFolder work =
                closing.open("work folder", () -> WorkFolder.create("plumbline-benchmark-"));
        EmbeddedBroker broker =
                closing.open("broker", () -> EmbeddedBroker.start(work.resolve("kafka")));
        LocalFlink flink =
                closing.open("flink", () -> LocalFlink.start(parallelism, work.resolve("flink")));
        KafkaSettings settings =
                new KafkaSettings(
                        broker.bootstrapServers(),
                        Map.of("compression.type", "none", "linger.ms", "20"));
        Topics topics = Topics.defaults();
        long bytes = prepare(settings, topics);
        say(
                "%,d events of %,d bytes, %d partitions, parallelism %d; %d warm-ups, %d interleaved runs, rates between 10 %% and 90 %% of the events",
                events, bytes / events, parallelism, parallelism, warmUps, runs);
        print(measure(flink, new FlowJobs(settings, topics, events, parallelism)));
    }

    private long prepare(KafkaSettings settings, Topics topics) throws Exception {
        try (Admin admin = Admin.create(settings.admin())) {
            TopicCatalogue.create(admin, topics, parallelism, (short) 1);
        }
        Monitor monitor = BenchmarkEvents.monitor();
        try (ControlPublisher publisher = new ControlPublisher(settings, topics)) {
            publisher.publish(ControlPublisher.messageOf(monitor, 1, Instant.EPOCH));
            publisher.publish(
                    ControlPublisher.messageOf(
                            new BenchmarkEvents(events).baseline(monitor), 1, Instant.EPOCH));
        }
        return write(settings, topics);
    }

    private long write(KafkaSettings settings, Topics topics) {
        BenchmarkEvents generated = new BenchmarkEvents(events);
        PredictionCodec predictions = new PredictionCodec();
        LabelCodec labels = new LabelCodec();
        long bytes = 0;
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings.producer("plumbline-benchmark"))) {
            for (long i = 0; i < events; i++) {
                int partition = (int) (i % parallelism);
                byte[] prediction = predictions.encode(generated.prediction(i));
                bytes += prediction.length;
                producer.send(
                        new ProducerRecord<>(topics.predictions(), partition, null, prediction));
                producer.send(
                        new ProducerRecord<>(
                                topics.labels(),
                                partition,
                                null,
                                labels.encode(generated.label(i))));
            }
        }
        return bytes;
    }

    private Map<Flow, List<Double>> measure(LocalFlink flink, FlowJobs jobs) throws Exception {
        Map<Flow, List<Double>> rates = new EnumMap<>(Flow.class);
        Arrays.stream(Flow.values()).forEach(flow -> rates.put(flow, new ArrayList<>()));
        for (int round = 0; round < warmUps + runs; round++) {
            for (Flow flow : Flow.values()) {
                String run = flow.name().toLowerCase(Locale.ROOT) + "-" + round;
                flink.runToEnd(jobs.job(flow, run), run);
                if (round >= warmUps) {
                    rates.get(flow).add(rate(flow, run));
                }
            }
        }
        return rates;
    }

    /** With labels, from when a tenth of both inputs has passed until nine tenths of both have. */
    private double rate(Flow flow, String run) {
        long from = RateMeter.tenthAt(run + "-" + FlowJobs.PREDICTIONS);
        long to = RateMeter.nineTenthsAt(run + "-" + FlowJobs.PREDICTIONS);
        if (flow == Flow.WITH_LABELS) {
            from = Math.min(from, RateMeter.tenthAt(run + "-" + FlowJobs.LABELS));
            to = Math.max(to, RateMeter.nineTenthsAt(run + "-" + FlowJobs.LABELS));
        }
        return 0.8 * events / ((to - from) / 1e9);
    }

    private void print(Map<Flow, List<Double>> rates) {
        double raw = median(rates.get(Flow.RAW));
        say("%-50s %12s %12s %12s %8s", "", "median/s", "min/s", "max/s", "of raw");
        rates.forEach(
                (flow, measured) ->
                        say(
                                "%-50s %,12.0f %,12.0f %,12.0f %8.2f",
                                flow.title(),
                                median(measured),
                                measured.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                                measured.stream().mapToDouble(Double::doubleValue).max().orElse(0),
                                median(measured) / raw));
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private void say(String format, Object... values) {
        console.println(String.format(Locale.ROOT, format, values));
        console.flush();
    }
}
