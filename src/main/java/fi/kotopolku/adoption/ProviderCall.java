package fi.kotopolku.adoption;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * One call to a stranger's server, at the very network address that was looked at before. The name goes on the wire and has
 * to be the certificate's, but where it leads to is not asked again: one that changes its address meanwhile leads nowhere
 * else. No redirects, and no proxy, which would look the name up itself. Closing it ends the call, however far it is.
 */
class ProviderCall implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpURLConnection call;
    private final Pinned sockets;

    /**
     * @param at the address that {@code https} connects to; {@code http} looks the name up
     * @param longest between two bytes
     * @param certificates whose certificates are trusted
     */
    ProviderCall(URI address, InetAddress at, Duration longest, SSLSocketFactory certificates) throws IOException {
        sockets = new Pinned(certificates, at);
        call = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        if (call instanceof HttpsURLConnection secured) {
            secured.setSSLSocketFactory(sockets);
        }
        call.setInstanceFollowRedirects(false);
        call.setConnectTimeout((int) CONNECT.toMillis());
        call.setReadTimeout((int) longest.toMillis());
        call.setRequestProperty("Accept", "application/json");
    }

    /** @param body null unless the status is 200, and when it is longer than metadata can be */
    record Answer(int status, byte[] body) {}

    /**
     * @throws java.net.SocketTimeoutException when a byte is too long in coming
     * @throws IOException when there is no connection, or the certificate is another name's
     */
    Answer answer() throws IOException {
        int status = call.getResponseCode();
        return new Answer(status, status == 200 ? body() : null);
    }

    private byte[] body() throws IOException {
        try (InputStream answer = call.getInputStream()) {
            byte[] read = answer.readNBytes(MOST_BYTES + 1);
            return read.length > MOST_BYTES ? null : read;
        }
    }

    @Override
    public void close() {
        sockets.close();
        call.disconnect();
    }

    /** Sockets that connect to one address whatever they are told, and are secured for the name that was asked for. */
    private static final class Pinned extends SSLSocketFactory {

        private final SSLSocketFactory certificates;
        private final InetAddress at;
        private final Queue<Socket> made = new ConcurrentLinkedQueue<>();
        private volatile boolean closed;

        Pinned(SSLSocketFactory certificates, InetAddress at) {
            this.certificates = certificates;
            this.at = at;
        }

        void close() {
            closed = true;
            made.forEach(socket -> {
                try {
                    socket.close();
                } catch (IOException gone) {
                    // It is over either way.
                }
            });
        }

        @Override
        public Socket createSocket() {
            Socket socket = new Socket() {
                @Override
                public void connect(SocketAddress named, int timeout) throws IOException {
                    super.connect(new InetSocketAddress(at, ((InetSocketAddress) named).getPort()), timeout);
                    if (closed) {
                        close();
                    }
                }
            };
            made.add(socket);
            return socket;
        }

        @Override
        public Socket createSocket(Socket connected, String host, int port, boolean closes) throws IOException {
            return certificates.createSocket(connected, host, port, closes);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return certificates.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return certificates.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("Only what is not connected yet can be pinned");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException("Only what is not connected yet can be pinned");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("Only what is not connected yet can be pinned");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException("Only what is not connected yet can be pinned");
        }
    }
}
