package dev.plumbline.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Says every use of a class whose package uses the user's own package, directly or by way of
 * others. ArchUnit's own search for cycles passed over one of four that this code once had, for as
 * long as the other three stood.
 */
final class BeOnNoPackageCycle extends ArchCondition<JavaClass> {
    private final Map<String, Set<String>> uses = new HashMap<>();

    BeOnNoPackageCycle() {
        super("use no package that uses theirs");
    }

    @Override
    public void init(Collection<JavaClass> all) {
        uses.clear();
        for (JavaClass type : all) {
            Set<String> used = uses.computeIfAbsent(type.getPackageName(), name -> new HashSet<>());
            type.getDirectDependenciesFromSelf()
                    .forEach(dependency -> used.add(dependency.getTargetClass().getPackageName()));
        }
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String own = type.getPackageName();
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            String other = dependency.getTargetClass().getPackageName();
            if (!other.equals(own) && reaches(other, own)) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
    }

    private boolean reaches(String from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            String at = open.pop();
            if (at.equals(to)) {
                return true;
            }
            if (seen.add(at)) {
                open.addAll(uses.getOrDefault(at, Set.of()));
            }
        }
        return false;
    }
}
