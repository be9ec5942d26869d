package dev.plumbline.core.profile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The counts beside the slots' own profiles that a layout asks for; mostly there are none. */
final class Companions {
    private final int[] slots;
    private final CellKind[] kinds;
    private final CompanionCounts[] counts;

    Companions(List<Companion> companions) {
        this.slots = companions.stream().mapToInt(Companion::slot).toArray();
        this.kinds = companions.stream().map(Companion::kind).toArray(CellKind[]::new);
        this.counts =
                companions.stream()
                        .map(companion -> new CompanionCounts(companion.bins()))
                        .toArray(CompanionCounts[]::new);
    }

    boolean isEmpty() {
        return slots.length == 0;
    }

    void add(FeatureRow row) {
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            if (row.states[slot] == FeatureRow.NUMBER && Double.isFinite(row.numbers[slot])) {
                counts[i].add(row.numbers[slot]);
            }
        }
    }

    void merge(Companions other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i].merge(other.counts[i]);
        }
    }

    void clear() {
        for (CompanionCounts count : counts) {
            count.clear();
        }
    }

    void writeTo(BinaryWriter out) {
        for (CompanionCounts count : counts) {
            count.writeTo(out);
        }
    }

    void mergeFrom(BinaryReader in) {
        for (CompanionCounts count : counts) {
            count.mergeFrom(in);
        }
    }

    Map<CellKind, CompanionCounts> of(int slot) {
        Map<CellKind, CompanionCounts> found = new EnumMap<>(CellKind.class);
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == slot) {
                found.put(kinds[i], counts[i]);
            }
        }
        return found;
    }
}
