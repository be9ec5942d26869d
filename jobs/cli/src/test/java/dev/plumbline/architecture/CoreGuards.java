package dev.plumbline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What keeps a result a function of its input: plain code, no clock, no chance. */
final class CoreGuards {
    private CoreGuards() {}

    static ArchRule coreIsPlainJava(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".core..",
                        "java.lang..",
                        "java.io..",
                        "java.math..",
                        "java.nio..",
                        "java.security..",
                        "java.text..",
                        "java.time..",
                        "java.util..",
                        "org.apache.commons.statistics..",
                        "org.apache.commons.numbers..")
                .because("a window, a distance and an episode are the same in any engine");
    }

    static ArchRule decisionsReadNoWallClock(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".core..", root + ".monitoring..")
                .should()
                .accessTargetWhere(describe("reads the wall clock", CoreGuards::readsWallClock))
                .because("a replay must decide what the live run decided");
    }

    static ArchRule decisionsUseNoUnseededRandomness(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".core..", root + ".monitoring..")
                .should()
                .accessTargetWhere(
                        describe("draws what cannot be drawn again", CoreGuards::isUnseeded))
                .because("a replay must decide what the live run decided");
    }

    private static boolean readsWallClock(JavaAccess<?> access) {
        String name = access.getName();
        if (isOn(access, System.class)) {
            return name.equals("currentTimeMillis") || name.equals("nanoTime");
        }
        if (access.getTargetOwner().getPackageName().startsWith("java.time")) {
            return name.equals("now") || name.startsWith("system") || name.startsWith("tick");
        }
        return isOn(access, Calendar.class) && name.equals("getInstance")
                || isOn(access, Date.class) && isWithoutArguments(access, "<init>");
    }

    private static boolean isUnseeded(JavaAccess<?> access) {
        return isOn(access, SecureRandom.class)
                || isOn(access, ThreadLocalRandom.class)
                || isOn(access, Math.class) && access.getName().equals("random")
                || isOn(access, UUID.class) && access.getName().equals("randomUUID")
                || isOn(access, Random.class) && isWithoutArguments(access, "<init>")
                || isOn(access, SplittableRandom.class) && isWithoutArguments(access, "<init>")
                || isOn(access, RandomGenerator.class) && isFactory(access)
                || isOn(access, Collections.class) && isShuffleBySystem(access);
    }

    private static boolean isFactory(JavaAccess<?> access) {
        return access.getName().equals("of") || access.getName().equals("getDefault");
    }

    private static boolean isShuffleBySystem(JavaAccess<?> access) {
        return access.getName().equals("shuffle") && arguments(access) == 1;
    }

    private static boolean isOn(JavaAccess<?> access, Class<?> owner) {
        return access.getTargetOwner().isEquivalentTo(owner);
    }

    private static boolean isWithoutArguments(JavaAccess<?> access, String name) {
        return access.getName().equals(name) && arguments(access) == 0;
    }

    private static int arguments(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                ? target.getRawParameterTypes().size()
                : -1;
    }

    private static DescribedPredicate<JavaAccess<?>> describe(
            String text, Predicate<JavaAccess<?>> test) {
        return DescribedPredicate.describe(text, test);
    }
}
