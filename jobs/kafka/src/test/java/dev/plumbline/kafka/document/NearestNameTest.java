package dev.plumbline.kafka.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("age", "income", "predicted_price", "y");

    @ParameterizedTest
    @CsvSource({
        "aeg,age",
        "Income,income",
        "incmoe,income",
        "predictedprice,predicted_price",
        "aage,age",
        "aje,age"
    })
    void offersTheNameThatWasProbablyMeant(String typed, String meant) {
        assertThat(NearestName.offer(typed, KNOWN))
                .isEqualTo("; the nearest is '%s'".formatted(meant));
    }

    @Test
    void offersAShortNameWithTwoMistakes() {
        assertThat(NearestName.offer("alfa", List.of("alpha", "tolerance")))
                .isEqualTo("; the nearest is 'alpha'");
        assertThat(NearestName.offer("tolerence", List.of("alpha", "tolerance")))
                .isEqualTo("; the nearest is 'tolerance'");
    }

    @Test
    void offersTheNameOfWhichAWordWasTyped() {
        assertThat(NearestName.of("auc", List.of("accuracy", "mcc", "roc_auc")))
                .isEqualTo("roc_auc");
        assertThat(NearestName.of("mce", List.of("accuracy", "mcc", "roc_auc"))).isEqualTo("mcc");
    }

    @Test
    void offersTheNameThatBeginsLikeTheOneTyped() {
        assertThat(NearestName.offer("--output", List.of("--spec", "--data", "--out")))
                .isEqualTo("; the nearest is '--out'");
        assertThat(NearestName.offer("--bootstrap", List.of("--revision", "--bootstrap-servers")))
                .isEqualTo("; the nearest is '--bootstrap-servers'");
        assertThat(NearestName.offer("--o", List.of("--spec", "--data"))).isEmpty();
    }

    @Test
    void takesAWordOrABeginningOfAnotherNameForNoMistake() {
        List<String> columns = List.of("loan_amount", "credit_score", "age");
        assertThat(NearestName.mistyped("loan", columns)).isEmpty();
        assertThat(NearestName.mistyped("score", columns)).isEmpty();
        assertThat(NearestName.mistyped("loan_amuont", columns))
                .isEqualTo("; the nearest is 'loan_amount'");
        assertThat(NearestName.mistyped("age", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"z", "city", "temperature", "at", "w"})
    void offersNothingWhereNoNameIsNear(String typed) {
        assertThat(NearestName.offer(typed, KNOWN)).isEmpty();
    }

    @Test
    void offersNothingWhereNothingIsKnown() {
        assertThat(NearestName.offer("age", List.of())).isEmpty();
    }
}
