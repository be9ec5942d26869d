package dev.plumbline.kafka.decode;

import dev.plumbline.kafka.codec.AvroCursor;
import dev.plumbline.kafka.codec.UndecodableRecord;
import java.util.Arrays;

/**
 * A map from names to numbers, in the order in which its writer put it. Valid until the next record
 * is read.
 */
public final class NamedNumbers {
    private String[] names = new String[4];
    private double[] numbers = new double[4];
    private int size;

    void clear() {
        size = 0;
    }

    void read(AvroCursor in, TextCache cache) throws UndecodableRecord {
        for (int items = in.readBlock(); items != 0; items = in.readBlock()) {
            reserve(size + items);
            for (int item = 0; item < items; item++) {
                int length = in.readLength();
                names[size] = cache.get(in.bytes(), in.position(), length);
                in.skip(length);
                numbers[size++] = in.readDouble();
            }
        }
    }

    private void reserve(int needed) {
        if (needed > names.length) {
            int room = Math.max(needed, 2 * names.length);
            names = Arrays.copyOf(names, room);
            numbers = Arrays.copyOf(numbers, room);
        }
    }

    public int size() {
        return size;
    }

    public String name(int at) {
        return names[at];
    }

    public double number(int at) {
        return numbers[at];
    }
}
