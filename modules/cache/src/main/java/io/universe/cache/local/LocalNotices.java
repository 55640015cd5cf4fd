package io.universe.cache.local;

import io.universe.cache.port.Notice;
import io.universe.cache.port.Notices;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** News of a node that is alone: it hears what it tells itself, and nobody leaves. */
public final class LocalNotices implements Notices {

    private final String self;
    private final List<Consumer<Notice>> listeners = new CopyOnWriteArrayList<>();

    /** Of this name. */
    public LocalNotices(String self) {
        this.self = self;
    }

    @Override
    public String self() {
        return self;
    }

    @Override
    public void tell(Collection<String> nodes, Notice notice) {
        if (nodes.contains(self)) {
            listeners.forEach(each -> each.accept(notice));
        }
    }

    @Override
    public void onNotice(Consumer<Notice> listener) {
        listeners.add(listener);
    }

    @Override
    public void onLeft(Consumer<String> listener) {
        // there is nobody to leave
    }
}
