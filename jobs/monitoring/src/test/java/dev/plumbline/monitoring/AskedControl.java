package dev.plumbline.monitoring;

import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.ControlViewFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A view that counts how often the control topics are asked. Not serializable. */
public final class AskedControl implements ControlViewFactory {
    private static final long serialVersionUID = 1;

    private final ControlViewFactory views;
    private final transient AtomicInteger asked = new AtomicInteger();

    public AskedControl(ControlViewFactory views) {
        this.views = views;
    }

    public int asked() {
        return asked.get();
    }

    @Override
    public ControlView open() {
        ControlView view = views.open();
        return (ControlView)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ControlView.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("refresh")) {
                                asked.incrementAndGet();
                            }
                            try {
                                return method.invoke(view, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
    }
}
