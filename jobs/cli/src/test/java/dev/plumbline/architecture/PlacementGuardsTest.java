package dev.plumbline.architecture;

import static dev.plumbline.architecture.Classes.assertCatches;
import static dev.plumbline.architecture.Classes.assertHolds;

import dev.plumbline.architecture.planted.exporter.FlinkDeserialisation;
import dev.plumbline.architecture.planted.exporter.GeneratedClassOutsideCodec;
import dev.plumbline.architecture.planted.exporter.JavaDeserialisation;
import dev.plumbline.architecture.planted.monitoring.operator.ArithmeticInOperator;
import dev.plumbline.architecture.planted.monitoring.operator.PropertyNameInOperator;
import dev.plumbline.architecture.planted.monitoring.operator.StatisticInOperator;
import org.junit.jupiter.api.Test;

class PlacementGuardsTest {
    @Test
    void operatorsDoNoArithmetic() {
        assertHolds(PlacementGuards::operatorsDoNoArithmetic);
    }

    @Test
    void arithmeticInAnOperatorIsCaught() {
        assertCatches(
                PlacementGuards::operatorsDoNoArithmetic,
                ArithmeticInOperator.class,
                StatisticInOperator.class);
    }

    @Test
    void generatedClassesStayInCodecs() {
        assertHolds(PlacementGuards::generatedClassesStayInCodecs);
    }

    @Test
    void aGeneratedClassElsewhereIsCaught() {
        assertCatches(
                PlacementGuards::generatedClassesStayInCodecs, GeneratedClassOutsideCodec.class);
    }

    @Test
    void propertyNamesStayInConfigs() {
        assertHolds(PlacementGuards::propertyNamesStayInConfigs);
    }

    @Test
    void aPropertyReadElsewhereIsCaught() {
        assertCatches(PlacementGuards::propertyNamesStayInConfigs, PropertyNameInOperator.class);
    }

    @Test
    void inputIsNeverDeserialisedByJava() {
        assertHolds(PlacementGuards::inputIsNeverDeserialisedByJava);
    }

    @Test
    void javaDeserialisationIsCaught() {
        assertCatches(
                PlacementGuards::inputIsNeverDeserialisedByJava,
                JavaDeserialisation.class,
                FlinkDeserialisation.class);
    }
}
