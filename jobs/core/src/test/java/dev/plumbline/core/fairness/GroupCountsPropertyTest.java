package dev.plumbline.core.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert;

/** Counts do not depend on order or grouping, and what is taken back leaves nothing. */
class GroupCountsPropertyTest {
    private static final List<String> CLASSES = List.of("0", "1");

    record Row(long code, boolean decided, boolean selected, String label) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Long> codes =
                Combinators.combine(
                                Arbitraries.integers().between(-1, GroupCode.MOST_GROUPS - 1),
                                Arbitraries.integers().between(-1, 3))
                        .as(GroupCountsPropertyTest::code);
        return Combinators.combine(
                        codes,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of("0", "1", "else"))
                .as(Row::new)
                .list()
                .ofMaxSize(60);
    }

    private static long code(int first, int last) {
        long code = first < 0 ? GroupCode.NONE : GroupCode.with(GroupCode.NONE, 0, first);
        return last < 0 ? code : GroupCode.with(code, GroupCode.MOST_FEATURES - 1, last);
    }

    @Property
    void codesKeepTheGroupOfEachFeature(@ForAll("rows") List<Row> rows) {
        for (int first = -1; first < GroupCode.MOST_GROUPS; first++) {
            long code = code(first, 2);
            assertThat(GroupCode.group(code, 0)).isEqualTo(first);
            assertThat(GroupCode.group(code, GroupCode.MOST_FEATURES - 1)).isEqualTo(2);
            assertThat(GroupCode.group(code, 1)).isEqualTo(-1);
        }
    }

    @Property
    void partsMergeToTheWholeInAnyOrder(
            @ForAll("rows") List<Row> one, @ForAll("rows") List<Row> other, @ForAll long seed) {
        List<Row> all = new ArrayList<>(one);
        all.addAll(other);
        Collections.shuffle(all, new Random(seed));
        GroupSelections whole = selections(all);
        GroupSelections merged = GroupSelections.fromBytes(selections(other).toBytes());
        merged.mergeBytes(selections(one).toBytes());
        assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
        GroupTallies tallies = GroupTallies.fromBytes(tallies(one, 1).toBytes());
        tallies.mergeBytes(tallies(other, 1).toBytes());
        assertThat(tallies.toBytes()).isEqualTo(tallies(all, 1).toBytes());
    }

    @Property
    void whatIsTakenBackLeavesNothing(@ForAll("rows") List<Row> rows) {
        GroupTallies tallies = tallies(rows, 1);
        tallies.mergeBytes(tallies(rows, -1).toBytes());
        assertThat(tallies.isEmpty()).isTrue();
        assertThat(GroupTallies.fromBytes(tallies.toBytes()).isEmpty()).isTrue();
    }

    @Property
    void ratesCountEveryRowOfAGroupOnce(@ForAll("rows") List<Row> rows) {
        GroupSelections selections = selections(rows);
        GroupTallies tallies = tallies(rows, 1);
        for (int group = 0; group < GroupCode.MOST_GROUPS; group++) {
            int of = group;
            List<Row> own =
                    rows.stream().filter(row -> GroupCode.group(row.code(), 0) == of).toList();
            int place = GroupCode.place(0, group);
            assertThat(selections.rows(place)).isEqualTo(own.size());
            assertThat(selections.selection(place))
                    .isEqualTo(
                            new Rate(
                                    own.stream().filter(r -> r.decided() && r.selected()).count(),
                                    own.stream().filter(Row::decided).count()));
            assertThat(tallies.labelled(place)).isEqualTo(own.size());
            assertThat(tallies.selection(place, CLASSES, "1").n())
                    .isEqualTo(
                            own.stream()
                                    .filter(r -> r.decided() && !r.label().equals("else"))
                                    .count());
        }
    }

    @Property(tries = 1)
    void bytesOfAnotherReleaseAreRefused() {
        for (ThrowableAssert.ThrowingCallable read :
                List.<ThrowableAssert.ThrowingCallable>of(
                        () -> GroupSelections.fromBytes(new byte[] {9}),
                        () -> GroupTallies.fromBytes(new byte[] {9}))) {
            Assertions.assertThatThrownBy(read).hasMessageContaining("must be of format 1, got 9");
        }
    }

    private static GroupSelections selections(List<Row> rows) {
        GroupSelections selections = new GroupSelections();
        rows.forEach(row -> selections.add(row.code(), row.decided(), row.selected()));
        return selections;
    }

    private static GroupTallies tallies(List<Row> rows, int sign) {
        GroupTallies tallies = new GroupTallies();
        for (Row row : rows) {
            String predicted = row.decided() ? row.selected() ? "1" : "0" : null;
            tallies.add(row.code(), predicted, row.label(), sign);
        }
        return tallies;
    }
}
