package dev.plumbline.kafka.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.event.Prediction;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ModelProfile;
import dev.plumbline.core.profile.ProfileLayout;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.record.ErrorClass;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictionDecoderTest {
    private static final ProfileLayout LAYOUT = Samples.layout();

    private final PredictionCodec codec = new PredictionCodec();
    private final FeatureRow row = new FeatureRow(LAYOUT);
    private final PredictionDecoder decoder =
            new PredictionDecoder((model, version, role, time) -> row);

    @Test
    void readsWhatTheCodecReads() throws Exception {
        Random random = new Random(20260101);
        for (int i = 0; i < 2_000; i++) {
            Prediction expected = i % 3 == 0 ? Samples.regular(random) : Samples.wild(random);

            DecodedPrediction read = decoder.decode(codec.encode(expected));

            assertThat(read.model()).isEqualTo(expected.model());
            assertThat(read.version()).isEqualTo(expected.modelVersion());
            assertThat(read.role()).isEqualTo(expected.role());
            assertThat(read.eventTimeMillis()).isEqualTo(expected.eventTime().toEpochMilli());
            IdHash id = new IdHash();
            id.of(expected.predictionId());
            assertThat(read.idHigh()).isEqualTo(id.high());
            assertThat(read.idLow()).isEqualTo(id.low());
            assertThat(read.value()).isEqualTo(orNaN(expected.output().value()));
            assertThat(read.score()).isEqualTo(orNaN(expected.output().score()));
            assertThat(read.predictedClass()).isEqualTo(expected.output().predictedClass());
            assertThat(byName(read.classScores()))
                    .isEqualTo(orNone(expected.output().classScores()));
            assertThat(byName(read.quantiles())).isEqualTo(orNone(expected.output().quantiles()));
            assertThat(profileOf(read.row())).as("record %d", i).isEqualTo(profileOf(expected));
        }
    }

    private static Map<String, Double> orNone(Map<String, Double> numbers) {
        return numbers == null ? Map.of() : numbers;
    }

    private static Map<String, Double> byName(NamedNumbers numbers) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int at = 0; at < numbers.size(); at++) {
            named.put(numbers.name(at), numbers.number(at));
        }
        return named;
    }

    @Test
    void stepsOverFeaturesThatNobodyWants() throws Exception {
        PredictionDecoder uninterested =
                new PredictionDecoder((model, version, role, time) -> null);
        Prediction prediction = Samples.wild(new Random(1));

        DecodedPrediction read = uninterested.decode(codec.encode(prediction));

        assertThat(read.row()).isNull();
        assertThat(read.model()).isEqualTo(prediction.model());
    }

    @Test
    void asksForTheRowOfTheRecordsOwnVersion() throws Exception {
        FeatureRow other = new FeatureRow(new ProfileLayout(new LinkedHashMap<>()));
        PredictionDecoder choosing =
                new PredictionDecoder(
                        (model, version, role, time) -> model.equals("churn") ? row : other);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Prediction prediction = Samples.wild(random);
            DecodedPrediction read = choosing.decode(codec.encode(prediction));
            assertThat(read.row()).isSameAs(prediction.model().equals("churn") ? row : other);
        }
    }

    @Test
    void refusesARecordCutAtAnyByte() {
        byte[] whole = codec.encode(Samples.wild(new Random(3)));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decoder.decode(cut))
                    .as("cut to %d of %d bytes", length, whole.length)
                    .isInstanceOf(UndecodableRecord.class);
        }
    }

    @Test
    void refusesARecordThatGoesOn() {
        byte[] whole = codec.encode(Samples.regular(new Random(3)));
        assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOfSatisfying(
                        UndecodableRecord.class,
                        failure ->
                                assertThat(failure.errorClass())
                                        .isEqualTo(ErrorClass.TRAILING_BYTES));
    }

    @Test
    void agreesWithTheCodecOnWhichDamageShows() {
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = codec.encode(Samples.wild(random));
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            boolean readable = isReadable(damaged);
            assertThat(isDecodable(damaged)).as("record %d", i).isEqualTo(readable);
            refused += readable ? 0 : 1;
        }
        assertThat(refused).isBetween(1_000, 19_000);
    }

    @Test
    void leavesTheNextRecordAsItWouldHaveBeen() throws Exception {
        Random random = new Random(13);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = codec.encode(Samples.wild(random));
            byte[] cut = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            assertThat(isDecodable(cut)).isFalse();

            Prediction next = Samples.wild(random);
            assertThat(profileOf(decoder.decode(codec.encode(next)).row()))
                    .isEqualTo(profileOf(next));
        }
    }

    private boolean isReadable(byte[] value) {
        try {
            codec.decode(value);
            return true;
        } catch (UndecodableRecord refused) {
            return false;
        }
    }

    private boolean isDecodable(byte[] value) {
        try {
            decoder.decode(value);
            return true;
        } catch (UndecodableRecord refused) {
            return false;
        }
    }

    private static Double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }

    private static byte[] profileOf(FeatureRow filled) {
        ModelProfile profile = new ModelProfile(LAYOUT);
        profile.add(filled);
        return profile.toBytes();
    }

    private static byte[] profileOf(Prediction prediction) {
        FeatureRow expected = new FeatureRow(LAYOUT);
        prediction
                .features()
                .forEach(
                        (name, value) -> {
                            int slot = LAYOUT.slotOf(name);
                            if (slot >= 0) {
                                expected.value(slot, value);
                            }
                        });
        return profileOf(expected);
    }
}
