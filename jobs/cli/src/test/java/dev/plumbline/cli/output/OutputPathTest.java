package dev.plumbline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

class OutputPathTest {
    private final CommandSpec command = new CommandLine(CommandSpec.create()).getCommandSpec();

    @TempDir Path folder;

    @Test
    void leavesNothingWhereItLooked() throws IOException {
        Path before = Files.writeString(folder.resolve("b.json"), "before");
        assertThatCode(
                        () -> {
                            file(before);
                            file(folder.resolve("not/yet/there.json"));
                            folder(folder);
                            folder(folder.resolve("not/yet"));
                            folder(Path.of("."));
                        })
                .doesNotThrowAnyException();
        assertThat(folder).isDirectoryContaining("glob:**b.json");
        assertThat(folder.toFile().list()).containsExactly("b.json");
        assertThat(before).hasContent("before");
    }

    @Test
    void refusesAFolderForAFileAndAFileForAFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThatThrownBy(() -> file(folder)).hasMessageContaining("got the folder " + folder);
        assertThatThrownBy(() -> folder(file)).hasMessageContaining("got the file " + file);
        assertThatThrownBy(() -> file(file.resolve("b.json")))
                .hasMessageContaining("where " + file + " is a file; name another");
        assertThatThrownBy(() -> folder(file.resolve("a/b")))
                .hasMessageContaining("where " + file + " is a file; name another");
    }

    @Test
    void refusesNoPath() {
        assertThatThrownBy(() -> file(Path.of(""))).hasMessageContaining("--out must name a place");
        assertThatThrownBy(() -> folder(Path.of("")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--out must name a place, got ''");
    }

    /** Where even root makes no file. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesWhatCannotBeWrittenWhoeverAsks() {
        for (Path place : new Path[] {Path.of("/proc/x"), Path.of("/proc/x/y/z")}) {
            assertThatThrownBy(() -> file(place))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining("got %s, and in /proc no file can be made: ", place)
                    .hasMessageEndingWith("; name another, or see to its permissions");
            assertThatThrownBy(() -> folder(place)).hasMessageContaining("no file can be made");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesToPutAFileInThePlaceOfADevice() {
        assertThatThrownBy(() -> file(Path.of("/dev/null")))
                .hasMessageContaining("must name a file, got the device or pipe /dev/null");
    }

    private void file(Path path) {
        OutputPath.requireFile(command, "--out", path);
    }

    private void folder(Path path) {
        OutputPath.requireFolder(command, "--out", path);
    }
}
