package dev.plumbline.core.segment;

import dev.plumbline.core.monitor.SegmentCondition;
import dev.plumbline.core.monitor.SegmentSpec;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * To which of a monitor's segments a row belongs, beside all of the traffic. Immutable.
 *
 * <p>A segment's name is its conditions as people write them: {@code country=DE}, {@code
 * age=[18,30)}, {@code country=DE & age<18}. A row whose value is missing, of the wrong type, not
 * finite or no category of the baseline is in no segment of that feature.
 */
public final class Segments {
    /** The name of all of the traffic. */
    public static final String ALL = "";

    private final List<Slicing> slicings = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Set<String>> constants = new HashMap<>();
    private final List<UnknownSegment> unknown = new ArrayList<>();

    /**
     * The segments of one declaration: that of slice i of the first condition and slice j of the
     * second stands at i · (slices of the second) + j.
     *
     * @param second null for a single condition
     * @param names null where an earlier declaration has the same segment
     */
    private record Slicing(FeatureSlices first, FeatureSlices second, List<String> names) {
        /** Returns the position of the row's segment; −1 if it is in none. */
        int indexOf(FeatureRow row) {
            int at = first.of(row);
            if (at >= 0 && second != null) {
                int within = second.of(row);
                at = within < 0 ? -1 : at * second.names().size() + within;
            }
            return at < 0 || names.get(at) == null ? -1 : at;
        }

        String of(FeatureRow row) {
            int at = indexOf(row);
            return at < 0 ? null : names.get(at);
        }
    }

    /**
     * Finds the segments in the features of a baseline; those that it cannot have are left out and
     * told by {@link #unknown}.
     */
    public Segments(ProfileLayout layout, List<SegmentSpec> specs) {
        Set<String> known = new LinkedHashSet<>();
        for (SegmentSpec spec : specs) {
            List<FeatureSlices> found = new ArrayList<>();
            for (SegmentCondition condition : spec.conditions()) {
                Optional<UnknownSegment> missing = UnknownSegment.of(layout, spec, condition);
                missing.ifPresent(unknown::add);
                if (missing.isEmpty()) {
                    found.add(FeatureSlices.of(layout, condition));
                }
            }
            if (found.size() == spec.conditions().size()) {
                add(found.get(0), found.size() == 1 ? null : found.get(1), known);
            }
        }
    }

    private void add(FeatureSlices first, FeatureSlices second, Set<String> known) {
        List<String> all = new ArrayList<>();
        for (String name : first.names()) {
            if (second == null) {
                all.add(name);
            } else {
                second.names().forEach(other -> all.add(name + SegmentSpec.AND + other));
            }
        }
        // declared twice, a row would count twice
        all.replaceAll(name -> known.add(name) ? name : null);
        Set<String> constant = new HashSet<>();
        first.constant().ifPresent(constant::add);
        if (second != null) {
            second.constant().ifPresent(constant::add);
        }
        for (String name : all) {
            if (name != null) {
                names.add(name);
                constants.put(name, Set.copyOf(constant));
            }
        }
        slicings.add(new Slicing(first, second, Collections.unmodifiableList(all)));
    }

    /** Number of declarations; a row is in at most one segment of each. */
    public int count() {
        return slicings.size();
    }

    /** Returns the row's segment under one declaration; null if it is in none. */
    public String of(FeatureRow row, int declaration) {
        return slicings.get(declaration).of(row);
    }

    /** Returns the position of the row's segment under one declaration; −1 if it is in none. */
    public int indexOf(FeatureRow row, int declaration) {
        return slicings.get(declaration).indexOf(row);
    }

    /** Returns the segments of one declaration, by position; null where an earlier one has it. */
    public List<String> names(int declaration) {
        return slicings.get(declaration).names();
    }

    /** Every segment there can be, in the order of the declarations. */
    public List<String> names() {
        return Collections.unmodifiableList(names);
    }

    /** Features that hold one category throughout a segment, because it is what makes it one. */
    public Set<String> constant(String segment) {
        return constants.getOrDefault(segment, Set.of());
    }

    /** Declarations that the baseline's features do not have, and why. */
    public List<UnknownSegment> unknown() {
        return Collections.unmodifiableList(unknown);
    }
}
