package dev.plumbline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameContaining;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.plumbline.kafka.config.JobSettings;
import java.io.ObjectInputStream;

/** Where each kind of code lives, so that there is one place to look for it. */
final class PlacementGuards {
    private PlacementGuards() {}

    static ArchRule operatorsDoNoArithmetic(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..operator..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Math.class, StrictMath.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("dev.plumbline.core.statistics..")
                .because(
                        "an operator wires state to a pure step; the step is tested without Flink");
    }

    static ArchRule generatedClassesStayInCodecs(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + "..codec..", "dev.plumbline.schema..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.plumbline.schema..")
                .because("all else speaks in the records of core");
    }

    static ArchRule propertyNamesStayInConfigs(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areNotAssignableTo(JobSettings.class)
                .and(
                        not(
                                simpleNameContaining("Config")
                                        .or(
                                                simpleNameEndingWith("Job")
                                                        .and(resideInAPackage("..job..")))))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JobSettings.class)
                .because("the rest receives typed, checked values");
    }

    static ArchRule inputIsNeverDeserialisedByJava(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.flink.util.InstantiationUtil")
                .because("a record that names a class to load runs that class");
    }
}
