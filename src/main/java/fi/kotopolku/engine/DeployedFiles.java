package fi.kotopolku.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys models and forms under their paths in the repository. The engine would take the path on this machine, which
 * process managers would see, and by which the same files started from another directory or from a jar would be a new
 * version of every process.
 */
@Component
class DeployedFiles extends DefaultDeploymentConfiguration {

    @Override
    public Set<Resource> getDeploymentResources() {
        return super.getDeploymentResources().stream().map(Named::new).collect(Collectors.toSet());
    }

    private static final class Named extends AbstractResource implements ContextResource {

        private static final Pattern PATH = Pattern.compile(".*/((?:processes|forms)/.+)");

        private final Resource file;

        Named(Resource file) {
            this.file = file;
        }

        @Override
        public String getPathWithinContext() {
            Matcher path = PATH.matcher(address());
            if (!path.matches()) {
                throw new IllegalStateException("A deployed file is in processes/ or forms/: " + file.getFilename());
            }
            return path.group(1);
        }

        @Override
        public String getDescription() {
            return getPathWithinContext();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return file.getInputStream();
        }

        private String address() {
            try {
                return file.getURL().toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
