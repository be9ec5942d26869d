package dev.plumbline.monitoring.judge;

import java.util.function.Supplier;

/**
 * Made when it is first asked for, and kept. Not thread-safe.
 *
 * @param <T> what is made; never null
 */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> making;
    private T made;

    Lazy(Supplier<T> making) {
        this.making = making;
    }

    @Override
    public T get() {
        if (made == null) {
            made = making.get();
        }
        return made;
    }
}
