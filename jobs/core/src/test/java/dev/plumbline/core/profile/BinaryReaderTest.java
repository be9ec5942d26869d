package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BinaryReaderTest {
    private static byte[] written(Consumer<BinaryWriter> content) {
        BinaryWriter out = new BinaryWriter(64);
        content.accept(out);
        return out.toByteArray();
    }

    private static void saysThatAnyPartIsCutShort(
            Consumer<BinaryWriter> content, Consumer<BinaryReader> reading) {
        byte[] whole = written(content);
        BinaryReader read = new BinaryReader(whole);
        reading.accept(read);
        assertThat(read.atEnd()).isTrue();
        for (int kept = 0; kept < whole.length; kept++) {
            byte[] part = Arrays.copyOf(whole, kept);
            assertThatThrownBy(() -> reading.accept(new BinaryReader(part)))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("got " + kept + " in all; they are cut short");
        }
    }

    @Test
    void saysWhereCutBytesEnd() {
        saysThatAnyPartIsCutShort(out -> out.writeByte(7), BinaryReader::readByte);
        saysThatAnyPartIsCutShort(out -> out.writeVarLong(1L << 40), BinaryReader::readVarLong);
        saysThatAnyPartIsCutShort(out -> out.writeDouble(0.5), BinaryReader::readDouble);
        saysThatAnyPartIsCutShort(out -> out.writeText("Zürich"), BinaryReader::readText);
    }

    @Test
    void doesNotFillCutBytesWithZeros() {
        saysThatAnyPartIsCutShort(
                out -> out.writeBytes(new byte[] {1, 2, 3}), BinaryReader::readBytes);
    }

    @Test
    void refusesALengthBeyondAllMemory() {
        byte[] huge = written(out -> out.writeVarLong(1L << 33));
        assertThatThrownBy(() -> new BinaryReader(huge).readBytes())
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("must hold 8589934592 more");
        byte[] negative = written(out -> out.writeVarLong(-1));
        assertThatThrownBy(() -> new BinaryReader(negative).readText())
                .hasMessageContaining("must hold -1 more");
    }
}
