package dev.plumbline.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class IdSampleTest {
    private static byte[] bytes(IdSample sample) {
        BinaryWriter out = new BinaryWriter(64);
        sample.writeTo(out);
        return out.toByteArray();
    }

    private static IdSample of(List<Long> hashes) {
        IdSample sample = new IdSample();
        hashes.forEach(sample::add);
        return sample;
    }

    private static List<Long> hashes(Random random, int rows, int distinct) {
        long[] ids = random.longs(distinct).toArray();
        List<Long> hashes = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            hashes.add(ids[row < distinct ? row : random.nextInt(distinct)]);
        }
        return hashes;
    }

    @Property(tries = 60)
    void orderAndPartsDoNotShow(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 6_000) int rows,
            @ForAll @IntRange(min = 1, max = 5) int parts) {
        List<Long> hashes = hashes(random, rows, 1 + random.nextInt(rows));
        byte[] onePass = bytes(of(hashes));

        Collections.shuffle(hashes, random);
        List<IdSample> divided = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            divided.add(new IdSample());
        }
        hashes.forEach(hash -> divided.get(random.nextInt(parts)).add(hash));
        IdSample merged = new IdSample();
        for (IdSample part : divided) {
            if (random.nextBoolean()) {
                merged.merge(part);
            } else {
                merged.mergeFrom(new BinaryReader(bytes(part)));
            }
        }

        assertThat(bytes(merged)).isEqualTo(onePass);
    }

    @Property(tries = 60)
    void keepsTheSmallestHashesWithAllTheirRows(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 5_000) int rows) {
        List<Long> hashes = hashes(random, rows, 1 + random.nextInt(rows));
        Map<Long, Long> counts = new TreeMap<>(Long::compareUnsigned);
        hashes.forEach(hash -> counts.merge(hash, 1L, Long::sum));
        IdSample sample = of(hashes);

        assertThat(sample.rows())
                .isEqualTo(
                        counts.values().stream()
                                .limit(IdSample.MOST)
                                .mapToLong(Long::longValue)
                                .toArray());
        assertThat(sample.isWhole()).isEqualTo(counts.size() <= IdSample.MOST);
    }

    @Example
    void holdsEveryHashThereIs() {
        IdSample sample = of(List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 0L));
        assertThat(sample.rows()).containsExactly(2, 1, 1, 1);
        assertThat(sample.distinct()).isEqualTo(4);
        assertThat(sample.isWhole()).isTrue();
    }

    @Example
    void countsDistinctIdsWithinThePromisedError() {
        Random random = new Random(5);
        double[] errors = new double[40];
        for (int i = 0; i < errors.length; i++) {
            int distinct = 20_000;
            errors[i] = of(hashes(random, distinct, distinct)).distinct() / distinct - 1;
        }
        assertThat(Arrays.stream(errors).average().orElseThrow()).isCloseTo(0, within(0.02));
        double spread = Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElseThrow());
        assertThat(spread).isBetween(0.02, 0.045);
    }

    @Example
    void takesTenKilobytesHoweverManyIds() {
        Random random = new Random(6);
        IdSample sample = of(hashes(random, 100_000, 100_000));
        assertThat(bytes(sample).length).isLessThan(10_240);
    }
}
