package dev.plumbline.core.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RollupProgressTest {
    @Test
    void whatWasClosedStaysClosed() {
        RollupProgress progress = new RollupProgress();
        assertThat(progress.closedUpTo()).isEqualTo(Long.MIN_VALUE);

        progress.closeUpTo(100);
        progress.closeUpTo(50);

        assertThat(restored(progress).closedUpTo()).isEqualTo(100);
    }

    @Test
    void nothingIsKnownBeforeTheFirstRow() {
        RollupProgress progress = restored(RollupProgress.fromBytes(null));

        assertThat(progress.closedUpTo()).isEqualTo(Long.MIN_VALUE);
        assertThat(progress.filling(3)).isEqualTo(RowWindow.after(Long.MIN_VALUE));
        assertThat(progress.lastWithRows(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(progress.revisable()).isEmpty();
        assertThat(progress.lateRows()).isZero();
    }

    @Test
    void everyPartComesBack() {
        RollupProgress progress = new RollupProgress();
        progress.closeUpTo(-7);
        progress.addLateRows(3);
        progress.addLateRows(1L << 40);
        progress.fill(1, RowWindow.after(-60).plus(-60, 0, 5));
        progress.fill(2, RowWindow.after(120));
        progress.noteRows(new WindowSpan(0, 0, 100));
        progress.noteRows(new WindowSpan(0, -100, 0));
        progress.revisable().put(new WindowSpan(1, -100, 100), 200);
        progress.revisable().put(new WindowSpan(0, 0, 100), 1);
        progress.revisable().put(new WindowSpan(0, -100, 0), 2);

        RollupProgress restored = restored(progress);

        assertThat(restored.lateRows()).isEqualTo((1L << 40) + 3);
        assertThat(restored.filling(1)).isEqualTo(new RowWindow(-60, 5, 0));
        assertThat(restored.filling(2)).isEqualTo(RowWindow.after(120));
        assertThat(restored.lastWithRows(0)).isEqualTo(100);
        assertThat(restored.revisable()).isEqualTo(progress.revisable());
        assertThat(restored.toBytes()).isEqualTo(progress.toBytes());
    }

    @Test
    void windowsAreRevisedInTheOrderOfTheirEnds() {
        RollupProgress progress = new RollupProgress();
        progress.revisable().put(new WindowSpan(1, 0, 100), 1);
        progress.revisable().put(new WindowSpan(0, 50, 100), 1);
        progress.revisable().put(new WindowSpan(0, 0, 50), 1);

        assertThat(restored(progress).revisable().keySet())
                .containsExactly(
                        new WindowSpan(0, 0, 50),
                        new WindowSpan(0, 50, 100),
                        new WindowSpan(1, 0, 100));
    }

    @Test
    void refusesTheStateOfAnotherRelease() {
        assertThatThrownBy(() -> RollupProgress.fromBytes(new byte[] {5}))
                .hasMessageContaining("format 1, got 5");
    }

    private static RollupProgress restored(RollupProgress progress) {
        return RollupProgress.fromBytes(progress.toBytes());
    }
}
