package dev.plumbline.core.profile;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one categorical value costs, from its UTF-8 bytes in a record to its count; beside looking
 * the same value up in a {@link HashMap}, once as a String that is there already with its hash
 * known, and once as one that must be made of the bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(CategoricalValueBenchmark.VALUES)
public class CategoricalValueBenchmark {
    static final int VALUES = 1 << 14;

    @Param({"50", "1000"})
    int categories;

    private CategoryBins bins;
    private CategoryProfile profile;
    private Map<String, Integer> map;
    private long[] counts;

    /** All values one after the other, as a record batch holds them. */
    private byte[] bytes;

    private final int[] from = new int[VALUES + 1];
    private final String[] texts = new String[VALUES];

    @Setup
    public void draw() {
        List<String> names = Draws.categories(categories);
        bins = CategoryBins.of(names);
        map = new HashMap<>();
        names.forEach(name -> map.put(name, map.size()));
        Random random = new Random(1);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < VALUES; i++) {
            // one in a hundred is none that the baseline lists
            boolean unseen = random.nextInt(100) == 0;
            String name = unseen ? "new-" + i : names.get(Draws.rank(categories, random));
            texts[i] = new String(name.toCharArray());
            from[i] = all.length();
            all.append(name);
        }
        from[VALUES] = all.length();
        bytes = all.toString().getBytes(StandardCharsets.UTF_8);
        profile = bins.emptyProfile();
        counts = new long[bins.cells()];
    }

    @Benchmark
    public CategoryProfile profile() {
        for (int i = 0; i < VALUES; i++) {
            profile.addCell(bins.cellOf(bytes, from[i], from[i + 1] - from[i]));
        }
        return profile;
    }

    @Benchmark
    public long[] hashMapOfKnownStrings() {
        for (String text : texts) {
            counts[map.getOrDefault(text, categories)]++;
        }
        return counts;
    }

    @Benchmark
    public long[] hashMapOfStringsMadeOfBytes() {
        for (int i = 0; i < VALUES; i++) {
            String text = new String(bytes, from[i], from[i + 1] - from[i], StandardCharsets.UTF_8);
            counts[map.getOrDefault(text, categories)]++;
        }
        return counts;
    }
}
