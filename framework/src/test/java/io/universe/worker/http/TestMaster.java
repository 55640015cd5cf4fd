package io.universe.worker.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.universe.control.Protocol;
import io.universe.control.WorkerMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The part of a master that holds a listening socket and hands it over. */
final class TestMaster implements AutoCloseable {

    static final WorkerMessage.Fetch REQUEST = new WorkerMessage.Fetch(Protocol.VERSION, "token", "web-0.1");

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final Path folder = Files.createTempDirectory("master");
    private final Path path = folder.resolve("workers.sock");
    private final Socket listening = Socket.newSocketStream();
    private final int port;
    final List<String> heard = new CopyOnWriteArrayList<>();

    private TestMaster(Consumer<Channel> answer) throws IOException {
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listening.listen(1024);
        port = listening.localAddress().getPort();
        new ServerBootstrap()
                .group(loop)
                .channel(EpollServerDomainSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new LineBasedFrameDecoder(1024))
                                .addLast(new StringDecoder(StandardCharsets.UTF_8))
                                .addLast(new Answering(answer));
                    }
                })
                .bind(new DomainSocketAddress(path.toFile()))
                .syncUninterruptibly();
    }

    /** Hands its socket to whoever asks. */
    static TestMaster generous() throws IOException {
        TestMaster[] self = new TestMaster[1];
        self[0] = new TestMaster(channel -> channel.writeAndFlush(new FileDescriptor(self[0].listening.intValue())));
        return self[0];
    }

    /** Does something else with whoever asks. */
    static TestMaster answering(Consumer<Channel> answer) throws IOException {
        return new TestMaster(answer);
    }

    Path path() {
        return path;
    }

    int port() {
        return port;
    }

    /** A copy of the listening socket, as a worker gets it. */
    int handOver() {
        return ListeningSocket.fetch(path, REQUEST)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** Closes its own copy, as a master does before the last worker leaves. */
    void letGo() throws IOException {
        if (listening.isOpen()) {
            listening.close();
        }
    }

    @Override
    public void close() throws IOException {
        letGo();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        Files.deleteIfExists(path);
        Files.delete(folder);
    }

    private final class Answering extends SimpleChannelInboundHandler<String> {
        private final Consumer<Channel> answer;

        Answering(Consumer<Channel> answer) {
            this.answer = answer;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, String line) {
            heard.add(line);
            answer.accept(context.channel());
        }
    }
}
