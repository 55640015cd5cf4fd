package io.universe.launcher.master.crew;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.universe.control.MasterMessage;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.LifeId;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A worker's connection without a worker: it keeps what the master sent. */
public final class FakeLink {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final WorkerLink link;

    public FakeLink(LifeId id) {
        link = new WorkerLink(id.toString(), channel);
    }

    public WorkerLink link() {
        return link;
    }

    /** The messages that were sent since the last look. */
    public List<MasterMessage> sent() {
        List<MasterMessage> sent = new ArrayList<>();
        for (ByteBuf line = channel.readOutbound(); line != null; line = channel.readOutbound()) {
            sent.add(MasterMessage.fromJson(new JsonObject(line.toString(StandardCharsets.UTF_8))));
            line.release();
        }
        return sent;
    }

    public void close() {
        channel.close();
    }
}
