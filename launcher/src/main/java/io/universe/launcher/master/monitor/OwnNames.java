package io.universe.launcher.master.monitor;

import io.netty.util.NetUtil;
import io.universe.launcher.config.MonitorSettings;
import io.universe.operations.MonitorOptions.Access;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.TreeSet;

/** By which names and addresses a monitor may be asked: loopback's, those of its interface, and those that the operator adds. */
final class OwnNames {

    private OwnNames() {}

    static Set<String> of(MonitorSettings settings) {
        Set<String> names = new TreeSet<>(Access.LOOPBACK);
        names.addAll(settings.hosts());
        try {
            InetAddress bound = InetAddress.getByName(settings.bind());
            if (bound.isAnyLocalAddress()) {
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .forEach(address -> add(names, address));
            } else {
                add(names, bound);
            }
        } catch (UnknownHostException | SocketException e) {
            names.add(settings.bind());
        }
        return names;
    }

    private static void add(Set<String> names, InetAddress address) {
        names.add(NetUtil.toAddressString(address));
    }
}
