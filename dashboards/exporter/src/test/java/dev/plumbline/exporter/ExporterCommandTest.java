package dev.plumbline.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExporterCommandTest {
    @TempDir Path folder;

    private static ExporterCommand parsed(String... args) {
        CommandLine command = ExporterCommand.commandLine();
        command.parseArgs(args);
        return command.getCommand();
    }

    @Test
    void servesOnAllAddressesAndReadsTheDefaultTopics() {
        ExporterCommand command = parsed("--bootstrap-servers", "kafka:9092");

        assertThat(command.listen()).isEqualTo(new InetSocketAddress("0.0.0.0", 9404));
        assertThat(command.kafka().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(command.topics().reports()).isEqualTo("plumbline.reports.v1");
        assertThat(command.topics().alerts()).isEqualTo("plumbline.alerts.v1");
        assertThat(command.topics().deadLetters()).isEqualTo("plumbline.dead-letters.v1");
    }

    @Test
    void takesEveryTopicByName() {
        ExporterCommand command =
                parsed(
                        "--bootstrap-servers=kafka:9092",
                        "--topic-prefix=ml",
                        "--reports-topic=my-reports");

        assertThat(command.topics().reports()).isEqualTo("my-reports");
        assertThat(command.topics().alerts()).isEqualTo("ml.alerts.v1");
    }

    @Test
    void readsClientSettingsFromAFileSoThatSecretsAreNoArguments() throws IOException {
        Path file = folder.resolve("client.properties");
        Files.writeString(file, "security.protocol=SSL\nssl.key.password=secret\n");
        ExporterCommand command =
                parsed("--bootstrap-servers=kafka:9093", "--kafka-config=" + file);

        assertThat(command.kafka().client()).containsEntry("security.protocol", "SSL");
        assertThat(command.kafka().toString()).doesNotContain("secret");
    }

    @Test
    void namesAClientFileThatIsMissing() {
        ExporterCommand command =
                parsed("--bootstrap-servers=kafka:9093", "--kafka-config=missing.properties");
        assertThatThrownBy(command::kafka).hasMessageContaining("missing.properties");
    }

    @Test
    void refusesAnAddressWithoutAPort() {
        assertThatThrownBy(() -> parsed("--bootstrap-servers=k:1", "--listen=localhost"))
                .hasMessageContaining("must be host:port such as 0.0.0.0:9404, got 'localhost'");
    }

    @Test
    void endsWithTwoOnAnUnknownOption() {
        CommandLine command = ExporterCommand.commandLine();
        StringWriter told = new StringWriter();
        command.setErr(new PrintWriter(told));

        assertThat(command.execute("--bootstrap-servers=k:1", "--top-feature=3")).isEqualTo(2);
        assertThat(told.toString()).contains("--top-feature");
    }
}
