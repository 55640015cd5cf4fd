package io.universe.cache.simulated;

import io.universe.cache.port.Notice;
import io.universe.cache.port.Notices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** News between simulated nodes, which can be lost. */
public final class Post {

    private final Map<String, Box> boxes = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private final FakeTime time;
    private boolean isHolding;
    private BiPredicate<String, Notice> loses = (to, notice) -> false;

    /** Delivers in this time. */
    public Post(FakeTime time) {
        this.time = time;
    }

    /** Which are lost: by the node they are for, and what they say. */
    public void loses(BiPredicate<String, Notice> which) {
        loses = which;
    }

    /** Nothing is delivered, until everything is. */
    public void holds(boolean isHolding) {
        this.isHolding = isHolding;
        if (!isHolding) {
            held.forEach(each -> time.after(1, each));
            held.clear();
        }
    }

    private void deliver(Runnable letter) {
        if (isHolding) {
            held.add(letter);
        } else {
            time.after(1, letter);
        }
    }

    /** The news of this node. */
    public Notices box(String self) {
        Box box = new Box(self);
        boxes.put(self, box);
        return box;
    }

    /** It is told nothing any more; the others are told that it has left, if anybody is. */
    public void remove(String self, boolean isNoticed) {
        boxes.remove(self);
        if (isNoticed) {
            boxes.values().forEach(box -> box.onLeft.forEach(each -> time.after(1, () -> each.accept(self))));
        }
    }

    private final class Box implements Notices {

        private final String self;
        private final List<Consumer<Notice>> onNotice = new ArrayList<>();
        private final List<Consumer<String>> onLeft = new ArrayList<>();

        Box(String self) {
            this.self = self;
        }

        @Override
        public String self() {
            return self;
        }

        @Override
        public void tell(Collection<String> nodes, Notice notice) {
            if (!boxes.containsKey(self)) {
                return;
            }
            for (String to : nodes) {
                Box box = boxes.get(to);
                if (box != null && !loses.test(to, notice)) {
                    deliver(() -> box.onNotice.forEach(each -> each.accept(notice)));
                }
            }
        }

        @Override
        public void onNotice(Consumer<Notice> listener) {
            onNotice.add(listener);
        }

        @Override
        public void onLeft(Consumer<String> listener) {
            onLeft.add(listener);
        }
    }
}
