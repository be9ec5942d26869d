package dev.plumbline.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong without a broker is said without one. */
class KafkaOptionsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"nonsense", "localhost", "localhost:9092;other:9092", "''", "'a:1,,b:2'"})
    void refusesAddressesWithoutAPort(String address) {
        CommandRun run = create("--bootstrap-servers", address);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--bootstrap-servers must be HOST:PORT", "got '" + address + "'")
                .contains("write it as localhost:9092");
    }

    @ParameterizedTest
    @CsvSource({
        "--partitions, 0, from 1 to",
        "--replication, 0, from 1 to 32767",
        "--topics-prefix, a b, letters",
        "--topics-prefix, '', letters",
    })
    void refusesWhatNoBrokerTakes(String option, String value, String must) {
        CommandRun run = create("--bootstrap-servers", "localhost:1", "--dry-run", option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(option + " must be").contains(must, "got ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysWhereItSoughtPropertiesThatAreNotThere() {
        CommandRun run =
                create(
                        "--bootstrap-servers",
                        "localhost:1",
                        "--client-config",
                        folder.resolve("client.properties").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("client.properties (NoSuchFileException); check the path, seen from ");
    }

    @Test
    void saysWhatToCheckWhereNoBrokerAnswers() throws IOException {
        Path impatient =
                Files.writeString(
                        folder.resolve("client.properties"),
                        "request.timeout.ms=200\ndefault.api.timeout.ms=300\n");
        CommandRun run =
                create(
                        "--bootstrap-servers",
                        "localhost:1",
                        "--client-config",
                        impatient.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("must be created by a broker, got: ")
                .contains("check the address, that the broker is up");
    }

    private static CommandRun create(String... options) {
        List<String> arguments = new ArrayList<>(List.of("topics", "create"));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray());
    }
}
