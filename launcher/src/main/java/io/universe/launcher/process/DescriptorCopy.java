package io.universe.launcher.process;

import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another descriptor for the same socket, as {@code dup} makes one: sent by this process to itself, which is what Netty's native code offers. Linux with native epoll only. */
final class DescriptorCopy {

    /** What the kernel says of who connects, which is not asked here. */
    private static final int ADDRESS_BYTES = 25;

    private DescriptorCopy() {}

    /** The copy, which is the caller's. The directory is the user's own; nothing is left in it. */
    static int of(int descriptor, Path directory) throws IOException {
        Path path = directory.resolve("copy.sock");
        Files.deleteIfExists(path);
        Socket door = Socket.newSocketDomain();
        try {
            door.bind(new DomainSocketAddress(path.toFile()));
            door.listen(1);
            return through(door, path, descriptor);
        } finally {
            door.close();
            Files.deleteIfExists(path);
        }
    }

    private static int through(Socket door, Path path, int descriptor) throws IOException {
        Socket sender = Socket.newSocketDomain();
        try {
            sender.connect(new DomainSocketAddress(path.toFile()));
            return pass(descriptor, sender, new Socket(door.accept(new byte[ADDRESS_BYTES])));
        } finally {
            sender.close();
        }
    }

    private static int pass(int descriptor, Socket sender, Socket receiver) throws IOException {
        try {
            sender.sendFd(descriptor);
            int copy = receiver.recvFd();
            if (copy <= 0) {
                throw new IOException("the kernel gave no copy of a descriptor");
            }
            return copy;
        } finally {
            receiver.close();
        }
    }
}
