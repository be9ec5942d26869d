package dev.plumbline.kafka.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonTextPropertyTest {
    @Property(seed = "2027")
    void everyDoubleComesBackBitForBit(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits);
        assertThat(Double.doubleToLongBits(written(number)))
                .isEqualTo(Double.doubleToLongBits(number));
    }

    @Example
    void wholeAndExtremeDoublesComeBack() {
        for (double number :
                new double[] {
                    0,
                    -0.0,
                    12,
                    -1e22,
                    Double.MIN_VALUE,
                    Double.MAX_VALUE,
                    Double.NaN,
                    Double.NEGATIVE_INFINITY
                }) {
            assertThat(Double.doubleToLongBits(written(number)))
                    .isEqualTo(Double.doubleToLongBits(number));
        }
    }

    private static double written(double number) {
        String json =
                JsonText.of(
                        out -> {
                            out.writeStartObject();
                            JsonText.number(out, "x", number);
                            out.writeEndObject();
                        });
        return new DocumentValue("json", "", LocatedReader.json(json, "json"))
                .section("x")
                .required("x", "")
                .anyNumber();
    }
}
