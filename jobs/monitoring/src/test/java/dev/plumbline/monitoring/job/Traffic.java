package dev.plumbline.monitoring.job;

import dev.plumbline.core.event.Label;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.document.monitor.MonitorDocument;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.ExampleModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Three days of one model: a swap of versions after two of them, hours in which a feature is
 * missing, a drift of the temperature, a loss of accuracy; labels that are missing, corrected, sent
 * twice, or later than anybody waits for.
 */
final class Traffic {
    static final int PARTITIONS = 2;
    static final int HOURS = 72;
    static final long OUT_OF_ORDERNESS = 10 * 60_000;
    static final ExampleModel FIRST = model("1");
    static final ExampleModel SECOND = model("2");

    /** Later than every window and every label; the last record of every partition says so. */
    static final Instant END = hour(HOURS + 48);

    /** Progress that has reached this tells that all inputs are read. */
    static final Instant ALL_DECIDED = END.minusMillis(OUT_OF_ORDERNESS);

    private static final int SWAP_HOUR = 48;
    static final int ROWS_AN_HOUR = 60;

    /**
     * One record of an input topic.
     *
     * @param isLabel whether it belongs on the topic of labels, or on that of predictions
     * @param arrival place in the order of arrival, in event-time milliseconds
     * @param value null, or anything
     */
    record Input(boolean isLabel, int partition, long arrival, byte[] value) {
        String topicOf(Topics topics) {
            return isLabel ? topics.labels() : topics.predictions();
        }
    }

    private Traffic() {}

    private static ExampleModel model(String version) {
        String document =
                MonitorDocument.toJson(
                        ExampleModel.monitor("bikes", "[{span: PT1H}, {span: PT6H}]", "[weather]"));
        String detecting =
                document.replaceFirst(
                        "\\}\\s*$", ", \"detectors\": [\"adwin\", \"page_hinkley\"]}");
        return new ExampleModel(
                MonitorDocument.readText(detecting, "monitor.json", Map.of()), version);
    }

    static Instant hour(int hour) {
        return ExampleModel.START.plus(ExampleModel.HOUR.multipliedBy(hour));
    }

    /** All records in the order of their event times, with the last of every partition. */
    static List<Input> inOrder() {
        List<Input> inputs = rows(0, HOURS);
        inputs.addAll(ends());
        return inputs;
    }

    /** The same records, each up to nearly the allowed time behind others of its partition. */
    static List<Input> outOfOrder() {
        SplittableRandom random = new SplittableRandom(8);
        List<Input> inputs = new ArrayList<>();
        for (Input row : rows(0, HOURS)) {
            long later = row.arrival() + random.nextLong(OUT_OF_ORDERNESS);
            inputs.add(new Input(row.isLabel(), row.partition(), later, row.value()));
        }
        inputs.sort(Comparator.comparingLong(Input::arrival));
        inputs.addAll(ends());
        return inputs;
    }

    /** Predictions of some hours and what became known of them, in order of event time. */
    static List<Input> rows(int fromHour, int toHour) {
        List<Input> inputs = new ArrayList<>();
        for (int hour = fromHour; hour < toHour; hour++) {
            for (int i = 0; i < ROWS_AN_HOUR; i++) {
                addRow(inputs, hour, i);
            }
        }
        inputs.sort(Comparator.comparingLong(Input::arrival));
        return inputs;
    }

    private static void addRow(List<Input> inputs, int hour, int i) {
        long row = (long) hour * ROWS_AN_HOUR + i;
        ExampleModel model = hour < SWAP_HOUR ? FIRST : SECOND;
        Instant time = hour(hour).plusMillis(59_999L * i + hour % 7);
        double shift = hour >= 30 && hour < 36 ? 4 : 0;
        Prediction prediction = model.prediction(row, time, shift);
        if (hour >= 12 && hour < 15) {
            prediction.features().remove("hum");
        }
        int partition = Math.floorMod(prediction.predictionId().hashCode(), PARTITIONS);
        inputs.add(
                new Input(
                        false,
                        partition,
                        time.toEpochMilli(),
                        new PredictionCodec().encode(prediction)));
        Label label = model.label(prediction, hour >= 20 && hour < 30 ? 40 : 0);
        switch ((int) (row % 20)) {
            case 3 -> {}
            case 7 -> {
                inputs.add(label(partition, label, 0));
                // after its hour was judged
                inputs.add(label(partition, corrected(label), 2));
            }
            case 11 -> inputs.add(label(partition, label, 3));
            case 13 -> inputs.add(label(partition, label, 5));
            case 17 -> {
                inputs.add(label(partition, label, 0));
                inputs.add(label(partition, label, 0));
            }
            default -> inputs.add(label(partition, label, 0));
        }
    }

    private static Label corrected(Label label) {
        return new Label(label.predictionId(), label.eventTime(), (Double) label.label() + 3.25);
    }

    private static Input label(int partition, Label label, int hoursLater) {
        Instant known = label.eventTime().plus(ExampleModel.HOUR.multipliedBy(hoursLater));
        Label later = new Label(label.predictionId(), known, label.label());
        return new Input(true, partition, known.toEpochMilli(), new LabelCodec().encode(later));
    }

    /** What stands last in every partition and moves event time to {@link #END}. */
    static List<Input> ends() {
        ExampleModel clock = ExampleModel.hourly("clock", "1");
        List<Input> ends = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Prediction prediction = clock.prediction(partition, END, 0);
            Label label = new Label("nobody-" + partition, END, 1.0);
            ends.add(
                    new Input(
                            false,
                            partition,
                            END.toEpochMilli(),
                            new PredictionCodec().encode(prediction)));
            ends.add(label(partition, label, 0));
        }
        return ends;
    }
}
