package dev.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * The classes that guards judge. A guard is a rule for everything below a root package, so that the
 * same words hold the product to it and are seen to catch a violation planted in the tests.
 */
final class Classes {
    private static final String PRODUCT = "dev.plumbline";
    private static final String PLANTED = "dev.plumbline.architecture.planted";

    private static final JavaClasses PRODUCTION =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(PRODUCT);
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    private Classes() {}

    static JavaClasses production() {
        return PRODUCTION;
    }

    /** Fails with every violation of the guard in the product. */
    static void assertHolds(Function<String, ArchRule> guard) {
        guard.apply(PRODUCT).check(PRODUCTION);
    }

    /** Returns what the guard says against the planted classes, one line per violation. */
    static List<String> plantedViolations(Function<String, ArchRule> guard) {
        return guard.apply(PLANTED).evaluate(VIOLATIONS).getFailureReport().getDetails();
    }

    /** Fails unless the guard catches something in each of these planted classes. */
    static void assertCatches(Function<String, ArchRule> guard, Class<?>... planted) {
        List<String> violations = plantedViolations(guard);
        for (Class<?> violator : planted) {
            assertThat(violations).anyMatch(line -> line.contains(violator.getName()));
        }
    }
}
