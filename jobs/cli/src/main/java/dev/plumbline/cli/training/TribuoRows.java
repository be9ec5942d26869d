package dev.plumbline.cli.training;

import java.util.ArrayList;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Scaled rows as Tribuo takes them. Columns are named by their number with leading zeros, because
 * Tribuo numbers its features in the order of their names.
 */
final class TribuoRows<T extends Output<T>> {
    private final String[] names;
    private final MutableDataset<T> rows;

    TribuoRows(int columns, OutputFactory<T> outputs) {
        List<String> columnNames = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            columnNames.add("column-%06d".formatted(i));
        }
        this.names = columnNames.toArray(String[]::new);
        this.rows = new MutableDataset<>(new SimpleDataSourceProvenance("", outputs), outputs);
    }

    void add(double[] scaled, T output) {
        rows.add(example(scaled, output));
    }

    /** Returns a row with every column, zeros too: Tribuo centres only the columns it is given. */
    Example<T> example(double[] scaled, T output) {
        return new ArrayExample<>(output, names, scaled);
    }

    MutableDataset<T> rows() {
        return rows;
    }

    /** Refuses a feature map whose columns do not stand in the encoding's order. */
    void requireSameOrder(ImmutableFeatureMap features) {
        for (int i = 0; i < names.length; i++) {
            if (features.getID(names[i]) != i) {
                throw new IllegalStateException(
                        "column %d must be Tribuo's feature %d, got %d"
                                .formatted(i, i, features.getID(names[i])));
            }
        }
    }
}
