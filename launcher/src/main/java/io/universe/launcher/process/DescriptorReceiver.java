package io.universe.launcher.process;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.unix.DomainSocketReadMode;
import io.netty.channel.unix.FileDescriptor;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The master's end of a connection over which a listening socket comes back: one descriptor, then the end. */
final class DescriptorReceiver extends SimpleChannelInboundHandler<FileDescriptor> {

    private static final Logger LOG = LoggerFactory.getLogger(DescriptorReceiver.class);

    private final IntConsumer owner;

    private DescriptorReceiver(IntConsumer owner) {
        this.owner = owner;
    }

    /** Takes the place of all handlers of the channel, which from now on gives descriptors and no bytes. The descriptor is the owner's. */
    static void replaceAll(EpollDomainSocketChannel channel, IntConsumer owner) {
        channel.config().setReadMode(DomainSocketReadMode.FILE_DESCRIPTORS);
        while (channel.pipeline().last() != null) {
            ChannelHandler removed = channel.pipeline().removeLast();
            LOG.trace("{} has nothing more to do", removed);
        }
        channel.pipeline().addLast(new DescriptorReceiver(owner));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FileDescriptor descriptor) {
        owner.accept(descriptor.intValue());
        context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A connection for a descriptor broke", cause);
        context.close();
    }
}
