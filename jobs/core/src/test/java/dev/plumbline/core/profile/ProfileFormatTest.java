package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Profile bytes are state and travel between releases, so what was written once stays readable. */
class ProfileFormatTest {
    private static final String GOLDEN = "/golden/profile/model-profile-format-%d.hex";

    private static ProfileLayout layout() {
        LinkedHashMap<String, Bins> bins = new LinkedHashMap<>();
        bins.put("amount", NumericBins.of(new double[] {-1, 0, 0.5, Math.nextUp(0.5), 1e9}, 0.125));
        bins.put("untouched", NumericBins.of(new double[] {0, 1}, 0));
        bins.put("city", CategoryBins.of(List.of("Köln", "1", "", "a name beyond sixteen bytes")));
        return new ProfileLayout(bins);
    }

    /** The rows behind the golden bytes; every sum of them is exact in double. */
    private static ModelProfile profile() {
        ProfileLayout layout = layout();
        ModelProfile profile = new ModelProfile(layout);
        FeatureRow row = new FeatureRow(layout);
        double[] amounts = {
            -2.5,
            -0.0,
            0.25,
            4e9,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        for (double amount : amounts) {
            row.number(0, amount);
            row.value(2, "Köln");
            profile.add(row);
        }
        for (int i = 0; i < 300; i++) {
            row.number(0, 0.5);
            row.number(2, 1.0);
            profile.add(row);
        }
        row.value(0, "text");
        row.value(2, "Bonn");
        profile.add(row);
        row.clear();
        profile.add(row);
        return profile;
    }

    /** The same with ids and event times, which format 1 does not have. */
    private static ModelProfile profileWithArrivals() {
        ModelProfile profile = profile();
        for (int row = 0; row < profile.rows(); row++) {
            // four hashes over the whole range, among them the least and the greatest
            profile.arrivals().add(row % 4 * 0x5555555555555555L, 1_000_000_000_000L - row);
        }
        return profile;
    }

    private static byte[] golden() throws IOException {
        return golden(1);
    }

    private static byte[] golden(int format) throws IOException {
        String name = GOLDEN.formatted(format);
        try (InputStream in = ProfileFormatTest.class.getResourceAsStream(name)) {
            String hex =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .collect(Collectors.joining());
            return HexFormat.of().parseHex(hex);
        }
    }

    @Test
    void readsFormatOne() throws IOException {
        ModelProfile read = new ModelProfile(layout());
        read.mergeBytes(golden());

        assertThat(read.rows()).isEqualTo(310);
        NumericProfile amount = (NumericProfile) read.profile(0);
        assertThat(amount.counts()).containsExactly(1, 0, 2, 300, 0, 1);
        assertThat(amount.min()).isEqualTo(-2.5);
        assertThat(amount.max()).isEqualTo(4e9);
        assertThat(amount.totals().sums()).containsExactly(-2.625, 0, 0, 112.5, 0, 4e9 - 0.125);
        assertThat(amount.missing()).isEqualTo(1);
        assertThat(amount.typeErrors()).isEqualTo(1);
        assertThat(amount.nan()).isEqualTo(1);
        assertThat(amount.infinite()).isEqualTo(3);
        assertThat(read.profile(1).missing()).isEqualTo(310);
        assertThat(read.profile(2).counts()).containsExactly(8, 300, 0, 0, 1);
        assertThat(ModelProfile.rowsOf(golden())).isEqualTo(310);
    }

    @Test
    void writesFormatThreeByteByByte() throws IOException {
        ModelProfile profile = profileWithArrivals();
        for (int row = 0; row < 5; row++) {
            profile.arrivals().addInvalidOutput();
        }
        assertThat(profile.toBytes()).isEqualTo(golden(3));
        ModelProfile read = new ModelProfile(layout());
        read.mergeBytes(golden(3));
        assertThat(read.toBytes()).isEqualTo(golden(3));
        assertThat(read.arrivals().ids().rows()).containsExactly(78, 78, 77, 77);
        read.mergeBytes(golden(3));
        assertThat(read.arrivals().invalidOutputs()).isEqualTo(10);
        ModelProfile.readSpan(golden(3), (first, last) -> assertThat(last - first).isEqualTo(309));
    }

    @Test
    void bytesOfFormatTwoHaveNoInvalidOutputs() throws IOException {
        ModelProfile read = new ModelProfile(layout());
        read.mergeBytes(golden(2));
        assertThat(read.toBytes()).isEqualTo(profileWithArrivals().toBytes());
        assertThat(read.arrivals().invalidOutputs()).isZero();
        ModelProfile.readSpan(golden(2), (first, last) -> assertThat(last - first).isEqualTo(309));
    }

    @Test
    void bytesOfFormatOneHaveNoArrivals() throws IOException {
        ModelProfile read = new ModelProfile(layout());
        read.mergeBytes(golden());
        assertThat(read.arrivals().rows()).isZero();
        assertThat(read.toBytes()).isEqualTo(profile().toBytes());
        ModelProfile.readSpan(golden(), (first, last) -> fail("there is none"));
    }

    @Test
    void refusesEveryOtherFormat() throws IOException {
        for (int format = 0; format < 256; format++) {
            byte[] bytes = golden();
            bytes[0] = (byte) format;
            if (format >= 1 && format <= 3) {
                continue;
            }
            String found = "must be of format 1 to 3, got " + format + "; they were written by";
            ModelProfile profile = new ModelProfile(layout());
            assertThatThrownBy(() -> profile.mergeBytes(bytes)).hasMessageContaining(found);
            assertThatThrownBy(() -> ModelProfile.rowsOf(bytes)).hasMessageContaining(found);
            assertThat(profile.rows()).isZero();
        }
        assertThatThrownBy(() -> ModelProfile.rowsOf(new byte[0]))
                .hasMessageContaining("must be of format 1 to 3, got none");
    }

    @Test
    void refusesBytesThatAreCutShortOrGoOn() throws IOException {
        byte[] bytes = golden(2);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> new ModelProfile(layout()).mergeBytes(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> new ModelProfile(layout()).mergeBytes(longer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must end with the last feature");
    }

    @Test
    void refusesCellsThatTheBaselineDoesNotHave() throws IOException {
        LinkedHashMap<String, Bins> fewer = new LinkedHashMap<>();
        fewer.put("amount", NumericBins.of(new double[] {0}, 0.125));
        fewer.put("untouched", layout().bins(1));
        fewer.put("city", layout().bins(2));
        ModelProfile other = new ModelProfile(new ProfileLayout(fewer));
        byte[] bytes = golden();
        assertThatThrownBy(() -> other.mergeBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belong to another baseline");
    }

    @Test
    void takesNoMoreRoomThanItSays() {
        ModelProfile profile = profile();
        for (int slot = 0; slot < profile.layout().size(); slot++) {
            BinaryWriter out = new BinaryWriter(16);
            profile.profile(slot).writeTo(out);
            assertThat(out.size()).isLessThanOrEqualTo(profile.profile(slot).mostBytes());
        }
    }
}
