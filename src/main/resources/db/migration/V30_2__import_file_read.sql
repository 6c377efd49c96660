-- What a file is, is known when its last row has been read, and its rows need it before.
grant update (bytes, sha256, charset, separator, rows) on koto.import_file to kotopolku_app;
