package dev.plumbline.core.join;

import dev.plumbline.core.fairness.GroupCode;
import dev.plumbline.core.profile.BinaryReader;
import dev.plumbline.core.profile.BinaryWriter;
import dev.plumbline.core.slice.SliceCode;
import java.util.List;

/**
 * The bytes of what waits under one prediction id: a format, then one entry for each prediction and
 * each label. An entry begins with a byte of flags, so that what nearly every prediction has in
 * common takes a few bits: a horizon and a tick that are whole days, hours or minutes, a class of a
 * usual name, a score that a float holds. A binary prediction of a usual class takes 31 bytes where
 * a float holds its score, else 35, and at most 9 more with slices and 9 with protected groups. A
 * score for each of k classes takes 7 + 5 k bytes more, k quantiles 1 + 10 k.
 */
final class WaitingBytes {
    private static final int FORMAT = 3;

    private static final int LABEL = 1;
    private static final int SLICED = 1 << 6;
    private static final int IN_ORDER = 1 << 7;

    /** Position of two bits that say how a number is written. */
    private static final int NUMBER = 1;

    private static final int NO_NUMBER = 0;
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;

    /** Position of three bits that say which usual name a class has; 0 for any other. */
    private static final int NAME = 3;

    private static final List<String> NAMES = List.of("", "0", "1", "false", "true", "no", "yes");

    /** A millisecond, a second, a minute, an hour, a day. */
    private static final long[] UNITS = {1, 1_000, 60_000, 3_600_000, 86_400_000};

    private static final int BY_LABEL_TIME = 1 << 6;
    private static final int DISTRIBUTED = 1 << 7;

    private WaitingBytes() {}

    static byte[] write(List<JoinedRow> predictions, List<KnownLabel> labels) {
        BinaryWriter out = new BinaryWriter(predictions.size() * 48 + labels.size() * 32);
        out.writeByte(FORMAT);
        for (JoinedRow prediction : predictions) {
            write(prediction, out);
        }
        for (KnownLabel label : labels) {
            write(label, out);
        }
        return out.toByteArray();
    }

    private static void write(JoinedRow row, BinaryWriter out) {
        boolean sliced = row.slices() != SliceCode.NONE;
        boolean grouped = row.groups() != GroupCode.NONE;
        out.writeByte(
                flags(row.score(), row.predictedClass())
                        | (sliced || grouped ? SLICED : 0)
                        | (row.inOrder() ? IN_ORDER : 0));
        out.writeLong(row.reference());
        out.writeSignedLong(row.eventTime());
        int tickUnit = unitOf(row.tick());
        int horizonUnit = unitOf(row.horizon());
        boolean distributed = row.distribution() != null;
        out.writeByte(
                tickUnit
                        | horizonUnit << 3
                        | (row.byLabelTime() ? BY_LABEL_TIME : 0)
                        | (distributed ? DISTRIBUTED : 0));
        out.writeVarLong(row.tick() / UNITS[tickUnit]);
        out.writeVarLong(row.horizon() / UNITS[horizonUnit]);
        out.writeVarLong(row.scoreCell() + 2L);
        out.writeVarLong(row.partition());
        out.writeVarLong(row.offset());
        writeNumberAndName(row.score(), row.predictedClass(), out);
        if (sliced || grouped) {
            // whether groups follow takes the lowest bit, for the bytes of flags are full
            out.writeVarLong(row.slices() << 1 | (grouped ? 1 : 0));
        }
        if (grouped) {
            out.writeVarLong(row.groups());
        }
        if (distributed) {
            out.writeBytes(row.distribution());
        }
    }

    private static void write(KnownLabel label, BinaryWriter out) {
        out.writeByte(LABEL | flags(label.number(), label.text()));
        out.writeSignedLong(label.eventTime());
        out.writeSignedLong(label.loggedAt() - label.eventTime());
        out.writeVarLong(label.size());
        out.writeVarLong(label.partition());
        out.writeVarLong(label.offset());
        writeNumberAndName(label.number(), label.text(), out);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the bytes are of another format
     */
    static void read(byte[] bytes, List<JoinedRow> predictions, List<KnownLabel> labels) {
        BinaryReader in = new BinaryReader(bytes);
        in.readFormat("label join state", FORMAT);
        while (!in.atEnd()) {
            int flags = in.readByte();
            if ((flags & LABEL) == 0) {
                predictions.add(readPrediction(flags, in));
            } else {
                labels.add(readLabel(flags, in));
            }
        }
    }

    private static JoinedRow readPrediction(int flags, BinaryReader in) {
        long reference = in.readLong();
        long eventTime = in.readSignedLong();
        int units = in.readByte();
        long tick = in.readVarLong() * UNITS[units & 7];
        long horizon = in.readVarLong() * UNITS[units >>> 3 & 7];
        int scoreCell = (int) in.readVarLong() - 2;
        int partition = (int) in.readVarLong();
        long offset = in.readVarLong();
        double score = readNumber(flags, in);
        String predictedClass = readName(flags, in);
        long slicesAndMore = (flags & SLICED) == 0 ? 0 : in.readVarLong();
        long slices = slicesAndMore >>> 1;
        long groups = (slicesAndMore & 1) == 0 ? GroupCode.NONE : in.readVarLong();
        return new JoinedRow(
                reference,
                eventTime,
                horizon,
                tick,
                (units & BY_LABEL_TIME) != 0,
                score,
                scoreCell,
                predictedClass,
                partition,
                offset,
                slices,
                groups,
                (flags & IN_ORDER) != 0,
                (units & DISTRIBUTED) == 0 ? null : in.readBytes());
    }

    private static KnownLabel readLabel(int flags, BinaryReader in) {
        long eventTime = in.readSignedLong();
        long loggedAt = eventTime + in.readSignedLong();
        int size = (int) in.readVarLong();
        int partition = (int) in.readVarLong();
        long offset = in.readVarLong();
        double number = readNumber(flags, in);
        return new KnownLabel(
                eventTime, partition, offset, number, readName(flags, in), loggedAt, size);
    }

    private static int flags(double number, String name) {
        return kindOf(number) << NUMBER | NAMES.indexOf(name) + 1 << NAME;
    }

    private static int kindOf(double number) {
        if (Double.isNaN(number)) {
            return NO_NUMBER;
        }
        return (float) number == number ? FLOAT : DOUBLE;
    }

    private static void writeNumberAndName(double number, String name, BinaryWriter out) {
        switch (kindOf(number)) {
            case FLOAT -> out.writeInt(Float.floatToRawIntBits((float) number));
            case DOUBLE -> out.writeDouble(number);
            default -> {}
        }
        if (!NAMES.contains(name)) {
            out.writeText(name);
        }
    }

    private static double readNumber(int flags, BinaryReader in) {
        return switch (flags >>> NUMBER & 3) {
            case FLOAT -> Float.intBitsToFloat(in.readInt());
            case DOUBLE -> in.readDouble();
            default -> Double.NaN;
        };
    }

    private static String readName(int flags, BinaryReader in) {
        int name = flags >>> NAME & 7;
        return name == 0 ? in.readText() : NAMES.get(name - 1);
    }

    /** The largest unit of which a span is a whole number. */
    private static int unitOf(long millis) {
        int unit = UNITS.length - 1;
        while (millis % UNITS[unit] != 0) {
            unit--;
        }
        return unit;
    }
}
