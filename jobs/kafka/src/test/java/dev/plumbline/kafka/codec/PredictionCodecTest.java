package dev.plumbline.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.event.Label;
import dev.plumbline.core.event.Output;
import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.model.Role;
import dev.plumbline.kafka.record.ErrorClass;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionCodecTest implements CodecContract<Prediction> {
    private static final byte[] HEADER =
            WireHeader.of(dev.plumbline.schema.Prediction.getClassSchema());

    private final PredictionCodec codec = new PredictionCodec();

    @Override
    public RecordCodec<Prediction> codec() {
        return codec;
    }

    @Override
    public List<Prediction> examples() {
        return List.of(Examples.fullPrediction(), Examples.barePrediction());
    }

    @Test
    void keepsTheOrderOfFeatures() throws Exception {
        Map<String, Object> features = new LinkedHashMap<>();
        IntStream.range(0, 100).forEach(i -> features.put("feature-" + (i * 37 % 100), (long) i));

        Prediction read = codec.decode(codec.encode(withFeatures(features)));

        assertThat(read.features().keySet()).containsExactlyElementsOf(features.keySet());
    }

    @Test
    void writesWhatAvrosOwnReaderOfSingleObjectsReads() throws Exception {
        BinaryMessageDecoder<GenericRecord> avro =
                new BinaryMessageDecoder<>(
                        new GenericData(), dev.plumbline.schema.Prediction.getClassSchema());

        GenericRecord read = avro.decode(codec.encode(Examples.fullPrediction()));

        assertThat(read.get("predictionId")).hasToString("request-1");
        assertThat(read.get("features")).asString().contains("tenure", "12");
    }

    @Test
    void refusesToWriteAFeatureThatTheContractCannotSayAndKeepsItsValueToItself() {
        Prediction odd = withFeatures(Map.of("when", Instant.parse("2031-03-04T00:00:00Z")));
        assertThatThrownBy(() -> codec.encode(odd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Prediction")
                .hasMessageNotContaining("2031");
    }

    @Test
    void tellsAnotherRecordOfPlumblineApart() {
        byte[] features = new FeatureCodec().encode(Examples.fullFeatures());
        assertThatThrownBy(() -> codec.decode(features))
                .hasMessageContaining("must be a Prediction, got a Feature");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                -1,
                1_000,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE + 1L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void refusesAbsurdLengthsOfTextWithoutAllocatingThem(long length) {
        byte[] value = concat(HEADER, varint(length));
        assertThatThrownBy(() -> codec.decode(value)).isInstanceOf(UndecodableRecord.class);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                -1,
                1_000,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE + 1L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                -Long.MAX_VALUE
            })
    void refusesAbsurdCountsOfFeaturesWithoutLooping(long count) {
        byte[] whole = codec.encode(Examples.barePrediction());
        // the empty map of features is the last byte
        byte[] before = Arrays.copyOf(whole, whole.length - 1);
        byte[] value = concat(before, varint(count));
        assertThatThrownBy(() -> codec.decode(value)).isInstanceOf(UndecodableRecord.class);
    }

    @Test
    void readsMapsThatAreWrittenInBlocksWithTheirSizes() throws Exception {
        byte[] whole = codec.encode(Examples.barePrediction());
        byte[] before = Arrays.copyOf(whole, whole.length - 1);
        // two blocks of one entry each: a count of -1, the block's size, key, branch long, value
        byte[] first = {2, 'a', 4, 14};
        byte[] second = {2, 'b', 4, 16};
        byte[] value =
                concat(
                        before,
                        varint(-1),
                        varint(first.length),
                        first,
                        varint(-1),
                        varint(second.length),
                        second,
                        varint(0));

        assertThat(codec.decode(value).features())
                .isEqualTo(Map.<String, Object>of("a", 7L, "b", 8L));
    }

    @Test
    void refusesANumberThatNeverEnds() {
        byte[] endless = new byte[64];
        Arrays.fill(endless, (byte) 0x80);
        assertThatThrownBy(() -> codec.decode(concat(HEADER, endless)))
                .isInstanceOfSatisfying(
                        UndecodableRecord.class,
                        refused ->
                                assertThat(refused.errorClass())
                                        .isEqualTo(ErrorClass.INVALID_VALUE));
    }

    @Test
    void sharesAPartitionWithItsLabel() {
        Prediction prediction = Examples.fullPrediction();
        assertThat(codec.key(prediction))
                .isEqualTo(
                        new LabelCodec()
                                .key(new Label(prediction.predictionId(), Instant.EPOCH, 1L)))
                .isEqualTo("request-1".getBytes(StandardCharsets.UTF_8));
    }

    private static Prediction withFeatures(Map<String, Object> features) {
        return new Prediction(
                "p",
                "churn",
                "7",
                Role.CHAMPION,
                Instant.EPOCH,
                null,
                Output.ofValue(1),
                null,
                null,
                features);
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long zigzag = value << 1 ^ value >> 63;
        for (; (zigzag & ~0x7fL) != 0; zigzag >>>= 7) {
            out.write((int) (zigzag & 0x7f | 0x80));
        }
        out.write((int) zigzag);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
