package dev.plumbline.cli.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosingOrderTest {
    private final ClosingOrder order = new ClosingOrder();
    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

    @Test
    void closesTheLastOpenedFirstAndEachOnce() throws Exception {
        open("broker");
        open("flink");
        open("replay");

        order.close();
        order.close();

        assertThat(closed).containsExactly("replay", "flink", "broker");
    }

    @Test
    void oneThatFailsKeepsNoOtherOpen() throws Exception {
        open("broker");
        order.open(
                "flink",
                () ->
                        () -> {
                            throw new IllegalStateException("refuses");
                        });

        order.close();

        assertThat(closed).containsExactly("broker");
    }

    @Test
    void opensNothingOnceItIsClosing() {
        order.close();

        assertThatThrownBy(() -> open("broker"))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("broker");
        assertThat(closed).isEmpty();
    }

    @Test
    void whatIsBeingOpenedWhenClosingBeginsIsClosedToo() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread opener =
                new Thread(
                        () -> {
                            try {
                                order.open(
                                        "broker",
                                        () -> {
                                            opening.countDown();
                                            goOn.await();
                                            return closable("broker");
                                        });
                            } catch (Exception unexpected) {
                                closed.add(unexpected.toString());
                            }
                        });
        opener.start();
        opening.await();
        Thread closer = new Thread(order::close);
        closer.start();

        goOn.countDown();
        opener.join();
        closer.join();

        assertThat(closed).containsExactly("broker");
    }

    private void open(String name) throws Exception {
        order.open(name, () -> closable(name));
    }

    private AutoCloseable closable(String name) {
        return () -> closed.add(name);
    }
}
