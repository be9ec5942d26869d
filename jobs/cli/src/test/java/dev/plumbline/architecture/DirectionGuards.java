package dev.plumbline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which module and package may know which. */
final class DirectionGuards {
    /** Per module, the modules that it may use besides itself. */
    private static final Map<String, List<String>> MAY_USE =
            new TreeMap<>(
                    Map.of(
                            "core", List.of(),
                            "schema", List.of(),
                            "broker", List.of(),
                            "kafka", List.of("core", "schema"),
                            "monitoring", List.of("core", "kafka"),
                            "inference", List.of("core", "kafka"),
                            "exporter", List.of("core", "kafka"),
                            "dispatcher", List.of("core", "kafka"),
                            "cli",
                                    List.of(
                                            "broker",
                                            "core",
                                            "dispatcher",
                                            "exporter",
                                            "inference",
                                            "kafka",
                                            "monitoring")));

    private DirectionGuards() {}

    static ArchRule modulesKnowOnlyThoseBelow(String root) {
        return MAY_USE.keySet().stream()
                .map(module -> knowsOnlyThoseBelow(root, module))
                .reduce((one, other) -> CompositeArchRule.of(one).and(other))
                .orElseThrow();
    }

    /** A module that the table leaves out would be held to nothing. */
    static ArchRule everyModuleHasADirection(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(below(root, MAY_USE.keySet().stream().toList()))
                .because("DirectionGuards.MAY_USE must say what a module may use");
    }

    static ArchRule packagesFormNoCycle(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new BeOnNoPackageCycle())
                .because("packages that need each other are one package");
    }

    static ArchRule flinkStaysInTheJobs(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(
                        root + ".kafka.flink..",
                        root + ".monitoring..",
                        root + ".inference..",
                        root + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink..")
                .because("codecs and control views serve the exporter and the dispatcher as well");
    }

    private static ArchRule knowsOnlyThoseBelow(String root, String module) {
        TreeSet<String> others = new TreeSet<>(MAY_USE.keySet());
        others.remove(module);
        MAY_USE.get(module).forEach(others::remove);
        return noClasses()
                .that()
                .resideInAPackage(root + "." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below(root, List.copyOf(others)))
                .allowEmptyShould(true)
                .because(module + " may use " + MAY_USE.get(module) + " only");
    }

    private static String[] below(String root, List<String> modules) {
        return modules.stream().map(module -> root + "." + module + "..").toArray(String[]::new);
    }
}
