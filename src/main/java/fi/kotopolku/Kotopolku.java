package fi.kotopolku;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Kotopolku {
    public static void main(String[] args) {
        SpringApplication.run(Kotopolku.class, args);
    }
}
